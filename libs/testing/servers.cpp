#include "libs/testing/servers.hpp"

#include <cstdlib>
#include <fstream>

namespace participation::testing {
namespace {

// What the file says under a name: lines of the form name=value.
std::optional<std::string> Said(const std::string& name) {
  const char* path = std::getenv("PARTICIPATION_TEST_SERVERS");
  if (path == nullptr) return std::nullopt;
  std::ifstream file{path};
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(name + "=")) return line.substr(name.size() + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> ServerUrl(std::string_view name) { return Said(std::string{name}); }

std::string WhyMissing(std::string_view name) {
  const std::string server{name};
  if (const auto reason = Said(server + "_missing")) return *reason;
  return "there is no " + server +
         " for tests: run ctest, which starts one, or `tools/servers up DIR` and set PARTICIPATION_TEST_SERVERS to "
         "DIR/servers.env";
}

}  // namespace participation::testing
