#pragma once

#include <string>

#include "tools/participationctl/addresses.hpp"
#include "tools/participationctl/credentials.hpp"

namespace participation::ctl {

// What every command knows.
struct Common {
  Addresses addresses;
  Credentials credentials;
  std::string output = "table";  // or "wide", or "json"
  int exit_code = 0;
};

}  // namespace participation::ctl
