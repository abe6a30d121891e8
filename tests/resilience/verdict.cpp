#include "tests/resilience/verdict.hpp"

#include <gtest/gtest.h>

#include <iomanip>
#include <ostream>

namespace participation::resilience {
namespace {

constexpr std::size_t kExamples = 5;

}  // namespace

void Verdict::Look(bool holds, const std::string& subject) {
  ++looked_at;
  if (holds) return;
  ++violations;
  if (examples.size() < kExamples) examples.push_back(subject);
}

void Print(std::ostream& out, const Verdicts& verdicts) {
  out << "  rule                                                              looked at  violations\n";
  for (const Verdict& verdict : verdicts) {
    out << "  " << std::left << std::setw(4) << verdict.id << std::setw(60) << verdict.rule << std::right
        << std::setw(11) << verdict.looked_at << std::setw(12) << verdict.violations << "\n";
  }
  out.flush();
}

void Expect(const Verdicts& verdicts) {
  for (const Verdict& verdict : verdicts) {
    if (verdict.violations == 0) continue;
    auto failure = ::testing::Message() << verdict.id << " " << verdict.rule << ": " << verdict.violations << " of "
                                        << verdict.looked_at << " do not hold, such as";
    for (const auto& example : verdict.examples) failure << "\n  " << example;
    ADD_FAILURE() << failure;
  }
}

}  // namespace participation::resilience
