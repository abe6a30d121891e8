#pragma once

#include <vector>

#include "tests/contract/judge.hpp"

namespace participation::contract {

// Everything that the platform's services serve and tell.
const Api& Platform();

// What of it is not as agreed, and why that is right.
const std::vector<Exception>& PlatformExceptions();

}  // namespace participation::contract
