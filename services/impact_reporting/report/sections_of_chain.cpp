#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "libs/clock/uk_time.hpp"
#include "libs/disclosure/small_numbers.hpp"
#include "services/impact_reporting/report/sections.hpp"
#include "services/impact_reporting/report/words.hpp"

namespace participation::impact_reporting::report {
namespace {

using disclosure::Shown;

std::string TitleOf(const Report& report, const std::string& outcome_id) {
  const auto found = std::ranges::find(report.outcomes, outcome_id, &Outcome::id);
  return found == report.outcomes.end() ? std::string{} : found->title;
}

std::string CountsOf(const PublishedTellings& summary) {
  return summary.complete ? "all contributors found" : "contributors are still being found";
}

std::string ResponsesInWords(const Report& report) {
  const auto& results = report.organisation_results;
  if (results.empty()) return "no answers";
  const auto& latest = results.back();
  std::string words = absl::StrCat(Plural(latest.responses, "answer"), " in ", InWords(latest.month));
  const auto positive = latest.PercentPositive();
  if (positive) absl::StrAppend(&words, ", ", positive->WholePercent(), "% positive");
  return words;
}

std::string DecisionsInWords(const Report& report) {
  auto counts = report.counts.decisions;
  return absl::StrCat(counts[Decision::Answer::kAdopted], " adopted, ", counts[Decision::Answer::kPartlyAdopted],
                      " partly adopted, ", counts[Decision::Answer::kNotAdopted], " not adopted");
}

std::string ActionsInWords(const CommitmentCounts& counts) {
  return absl::StrCat(counts.done, " done, ", counts.open, " open, of which ", counts.overdue, " overdue");
}

// Tellings are added up over the outcomes that are listed.
std::string TellingsTerm(const Report& report) {
  const bool are_all = report.counts.outcomes <= static_cast<std::int64_t>(kMostInReport);
  return absl::StrCat("Tellings, one for each contributor and outcome",
                      are_all ? "" : absl::StrCat(", of the newest ", kMostInReport, " outcomes"));
}

}  // namespace

void AddSummary(const Report& report, Page& page) {
  page.Raw("<dl>\n");
  page.Term("Friends and Family Test", ResponsesInWords(report));
  page.Term("Findings", absl::StrCat(report.counts.findings));
  page.Term("Decisions", DecisionsInWords(report));
  page.Term("Actions", ActionsInWords(report.counts.commitments));
  page.Term("Outcomes published", absl::StrCat(report.counts.outcomes));
  const PublishedTellings& tellings = report.all_tellings;
  page.Term(TellingsTerm(report),
            absl::StrCat(Shown(tellings.told), " told, ", Shown(tellings.due), " still to be told, ",
                         Shown(tellings.not_reachable), " cannot be told"));
  page.Raw("</dl>\n");
  if (!report.shortened.empty()) {
    page.Paragraph(absl::StrCat("Lists of more than ", kMostInReport, " show only the newest."));
  }
}

void AddFindings(const Report& report, Page& page) {
  if (report.findings.empty()) page.Paragraph("No finding was recorded in this period.");
  for (const CountedFinding& counted : report.findings) {
    page.Raw("<blockquote>\n").Paragraph(counted.finding.statement).Raw("</blockquote>\n");
    page.Paragraph(absl::StrCat("Contributions that say so: ", Shown(counted.contributions), "."));
  }
  const auto is_shown = [](const CountedFinding& counted) { return counted.contributions.has_value(); };
  if (!std::ranges::all_of(report.findings, is_shown)) {
    page.Paragraph("* Withheld: fewer than 5, or beside such a number of the same months.");
  }
}

void AddDecisions(const Report& report, Page& page) {
  if (report.decisions.empty()) page.Paragraph("No decision was taken in this period.");
  for (const Decision& decision : report.decisions) {
    const auto& details = decision.details();
    page.Heading(3, details.title).Raw("<dl>\n").Term("Answer", WordsFor(details.answer));
    page.Term("Decided by", details.decided_by).Term("Date", details.decide_date).Raw("</dl>\n");
    page.Paragraph(absl::StrCat("Reasons: ", details.reasons));
  }
}

void AddCommitments(const Report& report, Page& page) {
  if (report.commitments.empty()) {
    page.Paragraph("There was nothing to be done in this period.");
    return;
  }
  const std::string today = clock::UkDateOf(report.create_time);
  Table table{.caption = "Actions with who answers for them",
              .columns = {"Action", "Owner", "Due", "State", "Why"},
              .rows = {},
              .first_number = 5};
  for (const Commitment& action : report.commitments) {
    const std::string state{WordsFor(action.progress().state)};
    table.rows.push_back({action.details().title, action.details().owner, action.details().due_date,
                          action.IsOverdue(today) ? state + " (overdue)" : state, action.progress().reason});
  }
  page.Add(table);
}

void AddOutcomes(const Report& report, Page& page) {
  if (report.outcomes.empty()) page.Paragraph("No outcome was published in this period.");
  for (const Outcome& outcome : report.outcomes) {
    page.Heading(3, outcome.title).Paragraph(outcome.summary);
    page.Paragraph(absl::StrCat("Published on ", outcome.publish_date, "."));
  }
}

void AddYouSaidWeDid(const Report& report, Page& page) {
  if (report.you_said_we_did.empty()) page.Paragraph("No outcome was published in this period.");
  for (const YouSaidWeDid& line : report.you_said_we_did) {
    page.Heading(3, line.outcome.title).Heading(4, "You said").List(line.you_said);
    page.Heading(4, line.answer == Decision::Answer::kNotAdopted ? "Our answer" : "We did");
    page.Paragraph(line.outcome.summary).List(line.actions_done);
    if (line.shortened) page.Paragraph(absl::StrCat("These are the first ", line.actions_done.size(), " actions."));
    if (!line.why_not.empty()) page.Heading(4, "Why not").Paragraph(line.why_not);
  }
}

void AddTellings(const Report& report, Page& page) {
  if (report.tellings.empty()) {
    page.Paragraph("Nobody was due to be told in this period.");
    return;
  }
  Table table{.caption = "Contributors told of each outcome",
              .columns = {"Outcome", "Search", "Told", "To be told", "Of which overdue", "Cannot be told",
                          "Contributions of nobody known", "Contributions of people who left"},
              .rows = {},
              .first_number = 2};
  for (const PublishedTellings& summary : report.tellings) {
    table.rows.push_back({TitleOf(report, summary.outcome_id), CountsOf(summary), Shown(summary.told),
                          Shown(summary.due), Shown(summary.overdue), Shown(summary.not_reachable),
                          Shown(summary.contributions_unknown), Shown(summary.contributions_left)});
  }
  page.Add(table).Paragraph("* Withheld: fewer than 5, or needed to hide such a number.");
  if (report.all_tellings.reasons.empty()) return;
  Table why{
      .caption = "Why contributors cannot be told, over all outcomes", .columns = {"Why", "Tellings"}, .rows = {}};
  for (const auto& [reason, count] : report.all_tellings.reasons) {
    why.rows.push_back({std::string{WordsFor(reason)}, Shown(count)});
  }
  page.Add(why);
}

}  // namespace participation::impact_reporting::report
