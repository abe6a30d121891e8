#include "libs/faults/crash_point.hpp"

#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <string>

namespace participation::faults {
namespace {

struct Choice {
  std::string name;
  std::uint64_t pass = 0;
};

// A choice that cannot be read aborts: a test that believed it had crashed the process would prove nothing.
Choice ReadChoice() {
  const std::string_view text = std::getenv("PARTICIPATION_CRASH_AT");
  const auto colon = text.rfind(':');
  Choice choice;
  if (colon != 0 && colon != std::string_view::npos) {
    choice.name = text.substr(0, colon);
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, choice.pass);
    if (read.ec == std::errc{} && read.ptr == end && choice.pass > 0) return choice;
  }
  std::fputs("PARTICIPATION_CRASH_AT must look like name:3\n", stderr);
  std::abort();
}

}  // namespace

void CountPass(std::string_view name) {
  static const Choice choice = ReadChoice();
  static std::atomic<std::uint64_t> passes{0};
  if (name == choice.name && ++passes == choice.pass) std::raise(SIGKILL);
}

}  // namespace participation::faults
