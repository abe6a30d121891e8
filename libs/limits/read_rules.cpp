#include <cmath>
#include <stdexcept>

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "libs/limits/rules.hpp"
#include "libs/yaml/section.hpp"

namespace participation::limits {
namespace {

constexpr int kDeepest = 4;  // subjects, one of them, a budget, a rate
constexpr double kMost = 1e9;

double ReadNumber(const yaml::Section& section, std::string_view key, double fallback, yaml::Problems& problems) {
  if (section.Find(key) == nullptr) return fallback;
  double number = 0;
  if (absl::SimpleAtod(section.Text(key, "", problems), &number) && number > 0 && number <= kMost) return number;
  problems.push_back(section.At(key) + "'" + section.PathOf(key) + "' must be a number above 0 and at most 1000000000");
  return fallback;
}

void ReadRate(const yaml::Section& allowance, std::string_view key, Rate& rate, yaml::Problems& problems) {
  const auto* entry = allowance.Find(key);
  if (entry == nullptr) return;
  if (!entry->section) {
    problems.push_back(allowance.At(key) + "'" + allowance.PathOf(key) + "' must hold per-second and at-once");
    return;
  }
  entry->section->Allow({"per-second", "at-once"}, problems);
  rate.per_second = ReadNumber(*entry->section, "per-second", rate.per_second, problems);
  rate.at_once = ReadNumber(*entry->section, "at-once", rate.at_once, problems);
}

Allowance ReadAllowance(const yaml::Section& section, Allowance allowance, yaml::Problems& problems) {
  section.Allow({"reads", "changes", "identity", "ingestion"}, problems);
  ReadRate(section, "reads", allowance.reads, problems);
  ReadRate(section, "changes", allowance.changes, problems);
  ReadRate(section, "identity", allowance.identity, problems);
  ReadRate(section, "ingestion", allowance.ingestion, problems);
  return allowance;
}

const yaml::Section* SectionIn(const yaml::Section& root, std::string_view key, yaml::Problems& problems) {
  const auto* entry = root.Find(key);
  if (entry != nullptr && !entry->section) {
    problems.push_back(root.At(key) + "'" + root.PathOf(key) + "' must hold lines of its own");
  }
  return entry == nullptr ? nullptr : entry->section.get();
}

}  // namespace

Rules ParseRules(const std::string& yaml) {
  const auto root = yaml::Section::Parse(yaml, kDeepest);
  if (!root.ok()) throw std::invalid_argument{std::string{root.status().message()}};
  yaml::Problems problems;
  root->Allow({"callers", "anonymous", "failed-sign-ins", "subjects"}, problems);
  Rules rules;
  if (const auto* section = SectionIn(*root, "callers", problems)) {
    rules.callers = ReadAllowance(*section, rules.callers, problems);
  }
  if (const auto* section = SectionIn(*root, "anonymous", problems)) {
    rules.anonymous = ReadAllowance(*section, rules.anonymous, problems);
  }
  ReadRate(*root, "failed-sign-ins", rules.failed_sign_ins, problems);
  if (const auto* section = SectionIn(*root, "subjects", problems)) {
    for (const auto& entry : section->entries()) {
      const auto* own = SectionIn(*section, entry.key, problems);
      if (own != nullptr) rules.subjects.emplace(entry.key, ReadAllowance(*own, rules.callers, problems));
    }
  }
  if (!problems.empty()) throw std::invalid_argument{absl::StrJoin(problems, "\n")};
  return rules;
}

}  // namespace participation::limits
