#pragma once

#include <string>

namespace participation::ctl {

// What every command knows.
struct Common {
  std::string address = "127.0.0.1:7400";
  std::string output = "table";  // or "wide", or "json"
  int exit_code = 0;
};

}  // namespace participation::ctl
