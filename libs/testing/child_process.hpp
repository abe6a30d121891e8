#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/testing/namespace.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::testing {

struct Command {
  std::filesystem::path program;
  std::vector<std::string> arguments = {};
  // Beside, or instead of, what this process has, but for what is meant for tests (PARTICIPATION_TEST_…).
  std::map<std::string, std::string> environment = {};
};

// How a process ended: by itself with a code, or by a signal.
struct Exit {
  int code = -1;
  int signal = 0;
};

// A real program that runs beside the test, with nothing on its input and none of the test's files open. Killed at the
// end when it still runs. Not thread-safe.
class ChildProcess {
 public:
  static constexpr std::chrono::seconds kPatience{20};

  // Throws std::system_error when it cannot be started.
  explicit ChildProcess(const Command& command);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const { return pid_; }

  // What it has written so far.
  std::string Output() const;
  std::string Errors() const;

  // Waits until a whole line of its output or errors matches the RE2 pattern anywhere, and gives the pattern's first
  // group, or the line if it has none. Nothing when the time passed, or the process ended, without one.
  std::optional<std::string> WaitForLine(std::string_view pattern, std::chrono::milliseconds within = kPatience);

  // Sends a signal, to a process that has not ended.
  void Signal(int number);

  // As a power cut would, and waits until it is gone.
  void Kill();

  // How it ended, or nothing while it still runs after `within`.
  std::optional<Exit> Wait(std::chrono::milliseconds within = kPatience);

 private:
  bool HasEnded();

  TemporaryFolder folder_;
  pid_t pid_ = -1;
  std::optional<Exit> exit_;
};

}  // namespace participation::testing
