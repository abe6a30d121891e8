#include "tests/command_line/platform.hpp"

#include <stdexcept>
#include <utility>

namespace participation::command_line {

Said Execute(const std::string& program, const std::vector<std::string>& arguments) {
  testing::ChildProcess process{{.program = program, .arguments = arguments}};
  const auto end = process.Wait(std::chrono::seconds{60});
  return {end ? end->code : -1, process.Output(), process.Errors()};
}

Platform::Platform(std::vector<std::string> of_server, std::vector<std::string> of_client)
    : of_client_{std::move(of_client)} {
  std::vector<std::string> arguments{"--data", folder_ / "data", "--address", "127.0.0.1:0", "--metrics-address",
                                     "",       "--log-level",    "error"};
  arguments.insert(arguments.end(), of_server.begin(), of_server.end());
  process_ =
      std::make_unique<testing::ChildProcess>(testing::Command{.program = PARTICIPATIOND, .arguments = arguments});
  const auto address = process_->WaitForLine("^serving on ([^,]+)");
  if (!address) throw std::runtime_error{"participationd did not start: " + process_->Errors()};
  address_ = *address;
}

Said Platform::Ask(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--address", address_});
  arguments.insert(arguments.end(), of_client_.begin(), of_client_.end());
  return Execute(PARTICIPATIONCTL, arguments);
}

}  // namespace participation::command_line
