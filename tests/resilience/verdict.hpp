#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace participation::resilience {

// What was found of one rule that must hold whatever breaks. The ids are those of docs/guarantees.md.
struct Verdict {
  Verdict(std::string id, std::string rule) : id{std::move(id)}, rule{std::move(rule)} {}

  // Counts something that was looked at, and notes it if the rule does not hold for it.
  void Look(bool holds, const std::string& subject);

  std::string id;
  std::string rule;
  std::int64_t looked_at = 0;
  std::int64_t violations = 0;
  std::vector<std::string> examples = {};  // of violations, at most a few
};

using Verdicts = std::vector<Verdict>;

// A table: the id, the rule, how much was looked at, how many violations.
void Print(std::ostream& out, const Verdicts& verdicts);

// Fails the test for each rule that was violated.
void Expect(const Verdicts& verdicts);

}  // namespace participation::resilience
