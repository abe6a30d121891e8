#pragma once

#include <map>
#include <optional>
#include <string>

namespace participation::runtime {

// What a process is asked for on its command line.
struct CommandLine {
  std::optional<std::string> file;           // of settings
  std::map<std::string, std::string> flags;  // settings by name
  bool print = false;                        // show the settings instead of serving
};

// Returns an exit code if there is nothing more to do: what was asked for, or what is wrong, has been said.
std::optional<int> ParseCommandLine(int argc, char** argv, CommandLine& line);

}  // namespace participation::runtime
