#pragma once

#include "libs/runtime/module.hpp"

namespace participation::people_bank {

// The standing register of people and organisations who want to be involved.
runtime::Module PeopleBankModule();

}  // namespace participation::people_bank
