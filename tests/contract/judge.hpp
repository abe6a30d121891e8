#pragma once

#include <string>
#include <vector>

#include "tests/contract/api.hpp"

namespace participation::contract {

struct Check {
  const char* name;
  Findings (*find)(const Api& api);
};

// Every check there is.
const std::vector<Check>& AllChecks();

// One offender that a check leaves alone, and why.
struct Exception {
  std::string check;
  std::string offender;
  std::string why;
};

// What a check finds, one line each, without the exceptions; and the exceptions that it does not need.
std::vector<std::string> Judge(const Check& check, const Api& api, const std::vector<Exception>& exceptions);

}  // namespace participation::contract
