#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/impact_reporting/domain/publication.hpp"
#include "services/impact_reporting/report/results_table.hpp"
#include "services/impact_reporting/report/sections.hpp"
#include "services/impact_reporting/report/svg_chart.hpp"
#include "services/impact_reporting/report/words.hpp"

namespace participation::impact_reporting::report {
namespace {

constexpr int kAllKinds = 100;

const std::vector<std::string>& FigureColumns() {
  static const std::vector<std::string> columns{
      "Responses",        "Very good",       "Good", "Neither good nor poor", "Poor", "Very poor", "Don’t know",
      "Percent positive", "Percent negative"};
  return columns;
}

Table ResultsTable(std::string caption, std::vector<std::string> first_columns) {
  Table table{.caption = std::move(caption), .columns = std::move(first_columns), .rows = {}};
  table.first_number = table.columns.size();
  table.columns.insert(table.columns.end(), FigureColumns().begin(), FigureColumns().end());
  return table;
}

void AddRow(Table& table, std::vector<std::string> first_cells, const FriendsAndFamilyResult& result) {
  for (auto& figure : FiguresOf(result)) first_cells.push_back(std::move(figure));
  table.rows.push_back(std::move(first_cells));
}

std::string SiteName(const FriendsAndFamilyResult& result) {
  if (result.site.empty()) return "Site not said";
  return result.name.empty() ? result.site : absl::StrCat(result.name, " (", result.site, ")");
}

std::string Rounded(double value) { return absl::StrFormat("%.1f", value); }

Table ChartTable(const Chart& chart) {
  Table table{.caption = "The figures behind the chart",
              .columns = {"Month", "What it shows", absl::StrCat("Value (", UnitOf(chart), ")"), "Mean", "Lower limit",
                          "Upper limit", "Responses"},
              .rows = {},
              .first_number = 2};
  for (const ChartPoint& point : chart.points) {
    table.rows.push_back({InWords(point.month),
                          absl::StrCat(statistics::Label(point.cause, chart.run_length), " – ",
                                       std::string{statistics::Name(point.type)}),
                          Rounded(point.value), Rounded(point.centre), point.limits ? Rounded(point.limits->lower) : "",
                          point.limits ? Rounded(point.limits->upper) : "", absl::StrCat(point.responses)});
  }
  return table;
}

std::string DatesOf(const DutyEvidence& activity) {
  if (activity.end_date.empty()) return absl::StrCat("from ", activity.start_date);
  return absl::StrCat(activity.start_date, " to ", activity.end_date);
}

std::string AnswersTo(const DutyEvidence& activity) {
  std::vector<PublishedCount> answers;
  for (const auto& consultation : activity.consultations) answers.push_back(consultation.answers);
  const std::string sum = disclosure::Shown(SumOf(answers));
  return activity.shortened ? absl::StrCat(sum, " to the first ", answers.size()) : sum;
}

}  // namespace

void AddParticipation(const Report& report, Page& page) {
  Table table{.caption = "Contributions by month",
              .columns = {"Month", "Feedback", "Attendances", "Answers to consultations", "All"},
              .rows = {}};
  std::map<Month, std::map<int, std::string>> rows;  // all months under the empty month, all kinds behind the last
  for (const ParticipationCount& count : report.participation) {
    rows[count.month][count.kind ? static_cast<int>(*count.kind) : kAllKinds] = disclosure::Shown(count.contributions);
  }
  for (const auto& [month, cells] : rows) {
    std::vector<std::string> row{month.empty() ? "All months" : InWords(month)};
    for (const auto& [kind, cell] : cells) row.push_back(cell);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) std::ranges::rotate(table.rows, table.rows.begin() + 1);  // the total comes last
  page.Add(table).Paragraph("* Withheld: fewer than 5, or a total with such a number in it.");
}

void AddResults(const Report& report, Page& page) {
  if (report.earlier_test_left_out) {
    page.Paragraph("Months before April 2020 are left out: the Friends and Family Test asked something else then.");
  }
  if (report.organisation_results.empty()) {
    page.Paragraph("Nobody answered the Friends and Family Test in this period.");
    return;
  }
  page.Paragraph(
      "“Overall, how was your experience of our service?” Percent positive counts very good and good, percent negative "
      "poor and very poor, each of all answers.");
  Table all = ResultsTable("Friends and Family Test by month", {"Month"});
  for (const auto& result : report.organisation_results) AddRow(all, {InWords(result.month)}, result);
  page.Heading(3, "The whole organisation").Add(all).Heading(3, "By site");
  Table sites = ResultsTable("Friends and Family Test by site and month", {"Site", "Month"});
  auto results = report.site_results;
  std::ranges::stable_sort(results, {}, &FriendsAndFamilyResult::site);
  for (const auto& result : results) AddRow(sites, {SiteName(result), InWords(result.month)}, result);
  page.Add(sites).Paragraph(
      "* Withheld under the rules of the Friends and Family Test: fewer than 5 answers, or needed to hide such a "
      "number.");
}

void AddChart(const Report& report, Page& page) {
  if (!report.chart) {
    page.Paragraph("There are not enough answers to draw a chart.");
    return;
  }
  const Chart& chart = *report.chart;
  const std::string title = "Percent positive by month, with the limits of ordinary variation";
  page.Raw("<figure>\n").Raw(DrawSvg(chart, title)).Raw("<figcaption>\n").Paragraph(Describe(chart));
  page.Paragraph(
      "Circles are ordinary variation, triangles pointing up improvement, triangles pointing down concern. The solid "
      "line is the mean, dashed lines are the limits.");
  page.Paragraph(chart.note).Raw("</figcaption>\n</figure>\n").Add(ChartTable(chart));
  if (chart.gaps.empty()) return;
  std::vector<std::string> gaps;
  for (const Month& month : chart.gaps) gaps.push_back(InWords(month));
  page.Paragraph(absl::StrCat("Months without enough answers to show: ", absl::StrJoin(gaps, ", "), "."));
}

void AddDutyEvidence(const Report& report, Page& page) {
  if (report.duty_evidence.empty()) {
    page.Paragraph("No activity took place in this period.");
    return;
  }
  Table table{.caption = "Activities that met a duty to involve people",
              .columns = {"Activity", "Duties", "How far people were involved", "Stage", "State", "Dates",
                          "Attendances", "Answers to consultations"},
              .rows = {},
              .first_number = 6};
  for (const DutyEvidence& one : report.duty_evidence) {
    std::vector<std::string> duties;
    for (const auto& duty : one.duties) duties.push_back(WordsForDuty(duty));
    table.rows.push_back({one.title, absl::StrJoin(duties, "; "), WordsForName(one.rung), WordsForName(one.stage),
                          WordsForName(one.state), DatesOf(one), disclosure::Shown(one.attendances), AnswersTo(one)});
  }
  page.Add(table).Paragraph("* Withheld: fewer than 5, or beside such a number of the same months.");
}

}  // namespace participation::impact_reporting::report
