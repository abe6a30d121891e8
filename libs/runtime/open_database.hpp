#pragma once

#include <memory>

#include "libs/database/database.hpp"

namespace participation::runtime {

struct Module;
class Settings;

// A module's database, with all tables that it and what every module uses have there.
std::unique_ptr<database::Database> OpenDatabase(const Module& module, const Settings& settings);

}  // namespace participation::runtime
