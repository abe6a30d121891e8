#include "services/impact_reporting/usecases/make_report.hpp"

#include <algorithm>
#include <span>

#include "libs/clock/uk_time.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/impact_reporting/domain/shorten.hpp"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/duty_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/usecases/publish_evidence.hpp"
#include "services/impact_reporting/usecases/published_results.hpp"
#include "services/impact_reporting/usecases/summarise_tellings.hpp"
#include "services/impact_reporting/usecases/you_said_we_did.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kOneMore = kMostInReport + 1;
constexpr std::chrono::months kChartMonths{36};
static_assert(kChartMonths >= std::chrono::months{kMostReportMonths});

// The first and the last day of a period, and the moments at which it begins and has ended.
struct Period {
  explicit Period(const Months& months)
      : from{std::chrono::sys_days{ToYearMonth(months.first) / 1}},
        until{std::chrono::sys_days{ToYearMonth(months.last) / std::chrono::last} + std::chrono::days{1}},
        first_date{clock::DateOf(from)},
        last_date{clock::DateOf(until - std::chrono::days{1})} {}

  clock::Time from;
  clock::Time until;
  std::string first_date;
  std::string last_date;
};

// Percentages of the months that have ended and whose results are shown; all others are gaps.
std::optional<Chart> ChartOf(std::span<const FriendsAndFamilyResult> published, const Month& last_ended) {
  std::vector<MonthCounts> series;
  for (const FriendsAndFamilyResult& result : published) {
    if (result.counts && result.month <= last_ended) series.push_back({result.month, *result.counts});
  }
  auto chart = DrawChart(series, Measure::kPercentPositive, {.whole_percent = true});
  if (!chart.ok()) return std::nullopt;
  if (!published.empty() && published.back().month > last_ended) chart->note += kNotEndedLeftOut;
  return *std::move(chart);
}

// The results of the period, and the chart of more months up to its last.
absl::Status AddResults(database::Transaction& transaction, cache::Cache& cache,
                        const organisations::Directory& directory, Report& report) {
  const auto last = ToYearMonth(report.months.last);
  const Months charted{ToMonth(last - kChartMonths + std::chrono::months{1}), report.months.last};
  PublishedResults published{transaction, cache, directory, kFriendsAndFamilyQuestion, charted};
  std::vector<FriendsAndFamilyResult> series;
  for (const Month& month : charted.All()) {
    if (!IsOfTodaysTest(month)) continue;
    auto results = published.Of(month, report.organisation);
    if (!results.ok()) return results.status();
    for (FriendsAndFamilyResult& result : *results) {
      if (result.level == Level::kOrganisation) series.push_back(result);
      if (!report.months.Contains(month)) continue;
      if (result.level == Level::kOrganisation) report.organisation_results.push_back(result);
      if (result.level == Level::kSite) report.site_results.push_back(std::move(result));
    }
  }
  report.chart = ChartOf(series, LastEndedOn(clock::UkDateOf(report.create_time)));
  report.earlier_test_left_out = !IsOfTodaysTest(report.months.first);
  return absl::OkStatus();
}

template <class Item>
std::vector<Item> Shortened(std::vector<Item> items, const char* name, Report& report) {
  if (Shorten(items, kMostInReport)) report.shortened.emplace_back(name);
  return items;
}

// What is published of how far the loop of an outcome is closed. The contributions behind it are those of its findings.
absl::StatusOr<PublishedTellings> PublishTellings(database::Transaction& transaction, const Outcome& outcome,
                                                  PublishedFindings& counts, clock::Time now) {
  auto published = Publish(SummariseTellings(transaction, outcome, now));
  if (!published.ok()) return published.status();
  const auto findings = FindingStore{transaction}.ListOfDecision(outcome.decision_id);
  const bool all_shown =
      std::ranges::all_of(findings, [&](const Finding& finding) { return counts.CountOf(finding).has_value(); });
  if (!all_shown) published->WithholdContributions();
  return published;
}

absl::Status AddTellings(database::Transaction& transaction, PublishedFindings& counts, clock::Time now,
                         Report& report) {
  for (const Outcome& outcome : report.outcomes) {
    auto published = PublishTellings(transaction, outcome, counts, now);
    if (!published.ok()) return published.status();
    report.tellings.push_back(*std::move(published));
  }
  report.all_tellings = Together(report.tellings);
  return absl::OkStatus();
}

absl::Status AddChain(database::Transaction& transaction, const Period& period, clock::Time now, Report& report) {
  const std::string& organisation = report.organisation;
  PublishedFindings counts{transaction};
  report.findings = counts.Of(Shortened(
      FindingStore{transaction}.ListBetween(organisation, period.from, period.until, kOneMore), "findings", report));
  report.decisions =
      Shortened(DecisionStore{transaction}.ListBetween(organisation, period.first_date, period.last_date, kOneMore),
                "decisions", report);
  report.commitments =
      Shortened(CommitmentStore{transaction}.ListBetween(organisation, period.from, period.until, kOneMore),
                "commitments", report);
  report.outcomes =
      Shortened(OutcomeStore{transaction}.ListBetween(organisation, period.first_date, period.last_date, kOneMore),
                "outcomes", report);
  if (auto refusal = AddTellings(transaction, counts, now, report); !refusal.ok()) return refusal;
  auto lines = SayWhatWasDone(transaction, report.outcomes);
  if (!lines.ok()) return lines.status();
  report.you_said_we_did = *std::move(lines);
  return absl::OkStatus();
}

ReportCounts CountsOf(database::Transaction& transaction, const Period& period, const Report& report) {
  const std::string& organisation = report.organisation;
  return {.findings = FindingStore{transaction}.CountBetween(organisation, period.from, period.until),
          .decisions = DecisionStore{transaction}.CountBetween(organisation, period.first_date, period.last_date),
          .commitments = CommitmentStore{transaction}.CountBetween(organisation, period.from, period.until,
                                                                   clock::UkDateOf(report.create_time)),
          .outcomes = OutcomeStore{transaction}.CountBetween(organisation, period.first_date, period.last_date)};
}

bool IsKnown(database::Transaction& transaction, const organisations::Directory& directory,
             const std::string& organisation) {
  return directory.Find(organisation) != nullptr || ContributionStore{transaction}.HasAnyOf(organisation) ||
         !FindingStore{transaction}.List(organisation, {}, 1).empty() ||
         !DutyStore{transaction}.List(organisation, {}, 1).empty();
}

}  // namespace

absl::StatusOr<Report> MakeReport(database::Transaction& transaction, cache::Cache& cache,
                                  const organisations::Directory& directory, const std::string& organisation,
                                  const Months& months, clock::Time now) {
  if (!IsKnown(transaction, directory, organisation)) {
    return refusal::NotFound("ORGANISATION_UNKNOWN",
                             "nothing is known of this organisation: check its code, or try again once feedback, an "
                             "activity or a finding of it was recorded");
  }
  Report report{.organisation = organisation,
                .organisation_name = NameOf(directory, organisation, months.last),
                .months = months,
                .create_time = now};
  const Period period{months};
  report.participation = PublishParticipation(months, ContributionStore{transaction}.Tally(organisation, months));
  if (auto refusal = AddResults(transaction, cache, directory, report); !refusal.ok()) return refusal;
  report.counts = CountsOf(transaction, period, report);
  if (auto refusal = AddChain(transaction, period, now, report); !refusal.ok()) return refusal;
  report.duty_evidence = Shortened(DutyStore{transaction}.ListIn(organisation, months, clock::UkDateOf(now), kOneMore),
                                   "duty_evidence", report);
  PublishWhoTookPart(transaction, report.duty_evidence);
  return report;
}

}  // namespace participation::impact_reporting
