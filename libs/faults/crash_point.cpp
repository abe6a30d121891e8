#include "libs/faults/crash_point.hpp"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>

namespace participation::faults {
namespace {

struct Plan {
  std::string name;
  int pass = 0;
};

Plan ReadPlan() {
  const char* text = std::getenv("PARTICIPATION_CRASH_AT");
  if (text == nullptr) return {};
  const std::string plan{text};
  const auto colon = plan.find(':');
  if (colon == std::string::npos) return {plan, 1};
  return {plan.substr(0, colon), std::atoi(plan.c_str() + colon + 1)};
}

}  // namespace

void CrashPoint(std::string_view name) {
  static const Plan plan = ReadPlan();
  static std::atomic<int> passes{0};
  if (plan.pass == 0 || name != plan.name) return;
  if (++passes == plan.pass) raise(SIGKILL);
}

}  // namespace participation::faults
