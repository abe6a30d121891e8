#pragma once

#include <functional>
#include <span>
#include <string>

#include "libs/database/migration.hpp"

namespace participation::runtime {

class Host;

// One service, as a process hosts it.
struct Module {
  std::string name;  // of its folder: "people_bank"
  // Whether it keeps who somebody is or what they said, and not their opaque ids only: then what it deletes is
  // overwritten on the disk, if the database is a file.
  bool keeps_personal_data = false;
  std::span<const database::Migration> migrations;
  // Puts the service together: what it serves, what it reacts to, what it does over and over.
  std::function<void(Host&)> start;
};

}  // namespace participation::runtime
