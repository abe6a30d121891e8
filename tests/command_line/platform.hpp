#pragma once

#include <memory>
#include <string>
#include <vector>

#include "libs/testing/child_process.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::command_line {

// How participationctl ends, as its help says.
inline constexpr int kUsage = 2;
inline constexpr int kInvalid = 3;
inline constexpr int kNotAllowed = 5;
inline constexpr int kTryAgain = 7;

// How a program ended and what it said.
struct Said {
  int code = -1;
  std::string output;
  std::string errors;
};

Said Execute(const std::string& program, const std::vector<std::string>& arguments);

// A participationd of its own, asked with participationctl as a person would.
class Platform {
 public:
  // With more flags for participationd, and more for participationctl that `Ask` adds.
  explicit Platform(std::vector<std::string> of_server = {}, std::vector<std::string> of_client = {});

  Said Ask(std::vector<std::string> arguments) const;
  const std::string& address() const { return address_; }
  // A file in the platform's folder, for what a test makes.
  std::string File(const std::string& name) const { return folder_ / name; }

 private:
  testing::TemporaryFolder folder_;
  std::unique_ptr<testing::ChildProcess> process_;
  std::string address_;
  std::vector<std::string> of_client_;
};

}  // namespace participation::command_line
