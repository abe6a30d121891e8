#include <chrono>
#include <fstream>
#include <ostream>

#include "absl/strings/escaping.h"
#include "libs/clock/clock.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "tools/participationctl/demo/story.hpp"
#include "tools/participationctl/enum_names.hpp"

namespace participation::ctl::demo {
namespace {

// A report covers at most two years.
constexpr int kReportMonths = 24;

// The month, as "2026-11", that begins the last `months` months up to this one.
std::string FirstOf(int months) {
  const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(clock::System().Now())};
  const auto first = today.year() / today.month() / 1 - std::chrono::months{months - 1};
  return clock::MonthOf(clock::Time{std::chrono::sys_days{first}});
}

// Why somebody cannot be told, as a word: "no-consent".
std::string ReasonWord(const std::string& name) {
  return WordOf(*people_bank::v1::ContributorNotReachable::Reason_descriptor(), name);
}

}  // namespace

using nlohmann::json;

void Story::SomethingIsDecidedAndDone() {
  const json finding = api_.CallUntil("RecordFinding",
                                      {{"organisation", organisation_},
                                       {"statement", "You told us that nobody says what happens next, or when."},
                                       {"evidence",
                                        {{"theme",
                                          {{"theme", "kept-informed"},
                                           {"first_month", manifest_["first_month"]},
                                           {"last_month", manifest_["last_month"]}}}}}},
                                      [](const json&) { return true; });
  const json decision = api_.Call(
      "RecordDecision",
      {{"organisation", organisation_},
       {"title", "A named nurse tells people and families once a day what happens next"},
       {"answer", "ANSWER_ADOPTED"},
       {"reasons", "People told us again and again, and those who came to the focus group agreed on what would help."},
       {"decided_by", "Quality committee"},
       {"finding_ids", {finding["finding"]["findingId"]}}});
  const std::string decision_id = decision["decision"]["decisionId"];
  const json commitment =
      api_.Call("MakeCommitment", {{"decision_id", decision_id},
                                   {"title", "Every ward names the nurse on its board"},
                                   {"owner", "Chief nurse"},
                                   {"due_date", clock::DateOf(clock::System().Now() + std::chrono::hours{24 * 30})}});
  const std::string commitment_id = commitment["commitment"]["commitmentId"];
  for (const char* state : {"STATE_UNDER_WAY", "STATE_DONE"}) {
    api_.Call("MoveCommitment", {{"commitment_id", commitment_id}, {"state", state}});
  }
  const json outcome = api_.Call(
      "PublishOutcome",
      {{"decision_id", decision_id},
       {"title", "You are told once a day what happens next"},
       {"summary", "On every ward a named nurse now tells you and your family once a day what happens next."}});
  outcome_id_ = outcome["outcome"]["outcomeId"];
  out_ << "decided: " << std::string{decision["decision"]["title"]} << "; its action is done, its outcome published\n";
}

void Story::EveryoneIsTold() {
  const json summary = api_.CallUntil("GetTellingSummary", {{"outcome_id", outcome_id_}}, [](const json& answer) {
    return answer["summary"]["complete"].get<bool>() && answer["summary"]["due"] == "0";
  })["summary"];
  out_ << "of those who had said so, " << std::string{summary["told"]} << " were told, "
       << std::string{summary["notReachable"]} << " cannot be";
  for (const json& reason : summary["reasons"]) {
    out_ << " (" << std::string{reason["count"]} << " " << ReasonWord(reason["reason"]) << ")";
  }
  out_ << ", " << std::string{summary["contributionsWithoutContributor"]} << " comments came without a name\n";
  if (contribution_id_.empty()) return;
  const json chain = api_.Call("TraceContribution", {{"contribution_id", contribution_id_}});
  out_ << "the chain of one comment: " << chain["findings"].size() << " finding, " << chain["decisions"].size()
       << " decision, " << chain["commitments"].size() << " action, " << chain["outcomes"].size() << " outcome, "
       << chain["tellings"].size() << " telling\n";
}

void Story::SaveReport(const std::filesystem::path& file) {
  const json report = api_.Call("RenderReport", {{"organisation", organisation_},
                                                 {"first_month", FirstOf(kReportMonths)},
                                                 {"last_month", clock::MonthOf(clock::System().Now())},
                                                 {"format", "FORMAT_HTML"}});
  std::string content;
  absl::Base64Unescape(std::string{report["content"]}, &content);
  std::ofstream stream{file, std::ios::binary};
  stream << content;
  stream.close();
  if (!stream) throw std::runtime_error{"cannot write the report to " + file.string()};
  out_ << "the report: " << file.string() << "\n";
}

}  // namespace participation::ctl::demo
