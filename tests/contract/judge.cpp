#include "tests/contract/judge.hpp"

#include <set>

#include "tests/contract/message_checks.hpp"
#include "tests/contract/method_checks.hpp"

namespace participation::contract {

const std::vector<Check>& AllChecks() {
  static const std::vector<Check> checks = {
      {"PoliciesMissing", PoliciesMissing},     {"MessagesMisnamed", MessagesMisnamed},
      {"RequestIdsMissing", RequestIdsMissing}, {"PagesMissing", PagesMissing},
      {"ReadsMismarked", ReadsMismarked},       {"EtagsMissing", EtagsMissing},
      {"MasksMissing", MasksMissing},           {"BoundsTooWide", BoundsTooWide},
      {"RulesSenseless", RulesSenseless},       {"PersonalFieldsTold", PersonalFieldsTold},
      {"IdentityUnmarked", IdentityUnmarked},   {"ZerosMisnamed", ZerosMisnamed},
  };
  return checks;
}

std::vector<std::string> Judge(const Check& check, const Api& api, const std::vector<Exception>& exceptions) {
  std::set<std::string> unused;
  for (const auto& exception : exceptions) {
    if (exception.check == check.name) unused.insert(exception.offender);
  }
  const std::set<std::string> excepted = unused;
  std::vector<std::string> lines;
  for (const auto& [offender, what] : check.find(api)) {
    unused.erase(offender);
    if (!excepted.contains(offender)) lines.push_back(offender + ": " + what);
  }
  for (const auto& offender : unused) lines.push_back(offender + ": is excepted and need not be");
  return lines;
}

}  // namespace participation::contract
