#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace participation::ctl {

// What every command knows.
struct Common {
  std::string address = "127.0.0.1:7400";
  std::string output = "table";  // or "wide", or "json"
  int exit_code = 0;
};

// Adds a command for each RPC of each service, with a flag for each field of its request.
void AddGenericCommands(CLI::App& app, Common& common);

}  // namespace participation::ctl
