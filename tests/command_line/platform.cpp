#include "tests/command_line/platform.hpp"

#include <stdexcept>

namespace participation::command_line {

Said Execute(const std::string& program, const std::vector<std::string>& arguments) {
  testing::ChildProcess process{{.program = program, .arguments = arguments}};
  const auto end = process.Wait(std::chrono::seconds{60});
  return {end ? end->code : -1, process.Output(), process.Errors()};
}

Platform::Platform() {
  const std::vector<std::string> arguments{"--data", folder_ / "data", "--address", "127.0.0.1:0", "--metrics-address",
                                           "",       "--log-level",    "error"};
  process_ =
      std::make_unique<testing::ChildProcess>(testing::Command{.program = PARTICIPATIOND, .arguments = arguments});
  const auto address = process_->WaitForLine("^serving on ([^,]+)");
  if (!address) throw std::runtime_error{"participationd did not start: " + process_->Errors()};
  address_ = *address;
}

Said Platform::Ask(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--address", address_});
  return Execute(PARTICIPATIONCTL, arguments);
}

}  // namespace participation::command_line
