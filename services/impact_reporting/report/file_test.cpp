#include "services/impact_reporting/report/file.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include <map>
#include <regex>

#include "libs/testing/status_matchers.hpp"
#include "participation/impact_reporting/v1/report.pb.h"

namespace participation::impact_reporting::report {
namespace {

using testing::HasSubstr;
using ::testing::Not;
using testing::StatusIs;

constexpr char kHostile[] = "<script>alert('x')</script>\" onload=\"alert(1)&";

FriendsAndFamilyResult Result(const Month& month, Level level, const std::string& site) {
  return {.month = month,
          .level = level,
          .organisation = "R9A",
          .site = site,
          .name = kHostile,
          .responses = 12,
          .counts = statistics::FftCounts{6, 2, 1, 1, 0, 2}};
}

Chart Percentages() {
  std::vector<MonthCounts> series;
  for (int month = 1; month <= 12; ++month) {
    if (month == 5) continue;
    series.push_back({ToMonth(std::chrono::year{2025} / month), {.very_good = 80 + month % 3, .poor = 20}});
  }
  series.push_back({"2026-01", {.very_good = 1, .poor = 9}});
  return *DrawChart(series, Measure::kPercentPositive, {.target = 90});
}

// A report in which everything that people wrote is hostile.
Report Hostile() {
  const clock::Time now{std::chrono::sys_days{std::chrono::year{2026} / 4 / 1}};
  Report report{.organisation = "R9A", .organisation_name = kHostile, .months = {"2026-01", "2026-03"}};
  report.create_time = now;
  report.participation = PublishParticipation(report.months, {{{"2026-01", Contribution::Kind::kFeedback}, 12}});
  report.organisation_results = {Result("2026-01", Level::kOrganisation, "")};
  report.site_results = {Result("2026-01", Level::kSite, "R9A01")};
  report.chart = Percentages();
  report.findings = {
      {{.id = "f", .organisation = "R9A", .statement = kHostile, .evidence = Evidence::OfActivity("a")}, 40}};
  report.decisions = {*Decision::Record("d",
                                        {.organisation = "R9A",
                                         .title = kHostile,
                                         .answer = Decision::Answer::kNotAdopted,
                                         .reasons = kHostile,
                                         .decided_by = kHostile,
                                         .decide_date = "2026-03-01",
                                         .finding_ids = {"f"}},
                                        now)};
  report.commitments = {Commitment::Make(
      "c", {.decision_id = "d", .organisation = "R9A", .title = kHostile, .owner = kHostile, .due_date = "2026-03-01"},
      now)};
  report.outcomes = {Outcome::Publish("o", report.decisions[0], kHostile, kHostile, now)};
  report.you_said_we_did = {{.outcome = report.outcomes[0],
                             .you_said = {kHostile},
                             .answer = Decision::Answer::kNotAdopted,
                             .why_not = kHostile}};
  const TellingSummary told{.outcome_id = "o",
                            .due = 30,
                            .told = 60,
                            .not_reachable = 2,
                            .reasons = {{Telling::Reason::kNoConsent, 2}},
                            .contributions = 100,
                            .complete = true};
  report.tellings = {*Publish(told)};
  report.all_tellings = *Publish(told);
  report.duty_evidence = {{.activity_id = "a",
                           .organisation = "R9A",
                           .title = kHostile,
                           .state = "STATE_COMPLETED",
                           .duties = {"DUTY_SECTION_242"},
                           .rung = "RUNG_CONSULTING",
                           .stage = "STAGE_IMPROVE_SERVICES",
                           .layer = "LAYER_DIRECT",
                           .start_date = "2026-02-01",
                           .attendances = 25}};
  return report;
}

std::string Html() { return Render(Hostile(), Format::kHtml)->content; }

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(ReportHtmlTest, HostileTextStaysText) {
  const std::string html = Html();
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("\" onload")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;alert(1)&amp;"));
}

TEST(ReportHtmlTest, EveryElementThatIsOpenedIsClosedInOrder) {
  static const std::regex tag{R"(<(/?)([a-z0-9]+)[^>]*?(/?)>)"};
  const std::string html = Html();
  std::vector<std::string> open;
  for (std::sregex_iterator it{html.begin(), html.end(), tag}, end; it != end; ++it) {
    const std::string name = (*it)[2];
    if (name == "meta" || (*it)[3] == "/") continue;
    if ((*it)[1] == "/") {
      ASSERT_FALSE(open.empty()) << name;
      ASSERT_EQ(open.back(), name) << "before " << html.substr(static_cast<std::size_t>(it->position()), 80);
      open.pop_back();
    } else {
      open.push_back(name);
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(ReportHtmlTest, HeadingsBeginWithOneAndNeverSkipALevel) {
  static const std::regex heading{"<h([1-6])"};
  const std::string html = Html();
  int level = 0;
  int firsts = 0;
  for (std::sregex_iterator it{html.begin(), html.end(), heading}, end; it != end; ++it) {
    const int next = std::stoi((*it)[1]);
    EXPECT_LE(next, level + 1);
    level = next;
    firsts += next == 1;
  }
  EXPECT_EQ(firsts, 1);
}

TEST(ReportHtmlTest, EveryTableHasACaptionAndHeadersWithTheirScope) {
  const std::string html = Html();
  EXPECT_GE(Count(html, "<table>"), 7u);
  EXPECT_EQ(Count(html, "<table>"), Count(html, "<table>\n<caption>"));
  EXPECT_EQ(Count(html, "<th "), Count(html, "<th scope="));
  EXPECT_EQ(Count(html, "<th>"), 0u);
  EXPECT_EQ(Count(html, "<tbody>\n<tr><th scope=\"row\">"), Count(html, "<table>"));
}

TEST(ReportHtmlTest, TheChartSaysInWordsAndFiguresWhatItShows) {
  const std::string html = Html();
  EXPECT_THAT(html, HasSubstr("role=\"img\" aria-labelledby=\"chart-title chart-desc\""));
  EXPECT_THAT(html, HasSubstr("<title id=\"chart-title\">Percent positive by month"));
  EXPECT_THAT(html, HasSubstr("<desc id=\"chart-desc\">12 months from January 2025 to January 2026. Latest: 10.0%"));
  EXPECT_THAT(html, HasSubstr("The figures behind the chart"));
  EXPECT_THAT(html, HasSubstr("Months without enough answers to show: May 2025."));
}

TEST(ReportFileTest, TheLabelsNameTheRunLengthOfTheChart) {
  std::vector<MonthCounts> rising;
  for (int month = 1; month <= 12; ++month) {
    rising.push_back({ToMonth(std::chrono::year{2025} / month), {.very_good = 50 + month, .poor = 50 - month}});
  }
  Report report = Hostile();
  report.chart = *DrawChart(rising, Measure::kPercentPositive, {.run_length = 6});
  for (const Format format : {Format::kHtml, Format::kJson}) {
    const std::string content = Render(report, format)->content;
    EXPECT_THAT(content, HasSubstr("6 Point Trend (Increasing)"));
    EXPECT_THAT(content, Not(HasSubstr("7 Point")));
  }
}

TEST(ReportHtmlTest, TheSummaryCountsWhatTheShortenedListsDoNotShow) {
  Report report = Hostile();
  report.counts = {.findings = 205,
                   .decisions = {{Decision::Answer::kAdopted, 203}, {Decision::Answer::kNotAdopted, 4}},
                   .commitments = {.done = 300, .open = 210, .overdue = 7},
                   .outcomes = 201};
  report.earlier_test_left_out = true;
  const std::string html = Render(report, Format::kHtml)->content;
  EXPECT_THAT(html, HasSubstr("<dt>Findings</dt>\n<dd>205</dd>"));
  EXPECT_THAT(html, HasSubstr("203 adopted, 0 partly adopted, 4 not adopted"));
  EXPECT_THAT(html, HasSubstr("300 done, 210 open, of which 7 overdue"));
  EXPECT_THAT(html, HasSubstr("<dt>Outcomes published</dt>\n<dd>201</dd>"));
  EXPECT_THAT(html, HasSubstr("of the newest 200 outcomes"));
  EXPECT_THAT(html, HasSubstr("Months before April 2020 are left out"));
}

TEST(ReportHtmlTest, AnActivityWithoutAnEndSaysSinceWhen) {
  EXPECT_THAT(Html(), HasSubstr("<td>from 2026-02-01</td>"));
}

TEST(ReportHtmlTest, AWithheldNumberOfAFindingIsExplained) {
  Report report = Hostile();
  report.findings[0].contributions.reset();
  EXPECT_THAT(Render(report, Format::kHtml)->content, HasSubstr("say so: *.</p>\n<p class=\"words\">* Withheld"));
}

TEST(ReportHtmlTest, ThePageNeedsNothingElseAndSaysItsLanguage) {
  const std::string html = Html();
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
  static const std::regex elsewhere{R"((src|href)="(?!#)|url\(|@import)"};
  EXPECT_FALSE(std::regex_search(html, elsewhere));
}

TEST(ReportHtmlTest, EveryLinkLeadsSomewhereAndNoIdComesTwice) {
  static const std::regex id{R"re( id="([^"]+)")re"};
  static const std::regex link{R"re(href="#([^"]+)")re"};
  const std::string html = Html();
  std::map<std::string, int> ids;
  for (std::sregex_iterator it{html.begin(), html.end(), id}, end; it != end; ++it) ++ids[(*it)[1]];
  for (const auto& [name, count] : ids) EXPECT_EQ(count, 1) << name;
  for (std::sregex_iterator it{html.begin(), html.end(), link}, end; it != end; ++it)
    EXPECT_TRUE(ids.contains((*it)[1]));
}

TEST(ReportHtmlTest, AReportOnNothingIsAPageToo) {
  Report report{.organisation = "R9A", .months = {"2026-01", "2026-01"}};
  const auto file = Render(report, Format::kHtml);
  EXPECT_THAT(file->content, HasSubstr("Public involvement and its results: R9A, January 2026"));
  EXPECT_THAT(file->content, HasSubstr("Nobody answered the Friends and Family Test"));
}

TEST(ReportFileTest, CsvHasARowForEachResultAndNoFormulas) {
  Report report = Hostile();
  report.site_results[0].name = "=cmd()";
  report.site_results[0].counts.reset();
  const auto file = Render(report, Format::kCsv);
  EXPECT_EQ(file->name, "R9A-2026-01-2026-03.csv");
  EXPECT_THAT(file->content, HasSubstr("2026-01,site,R9A,R9A01,'=cmd(),12,*,*,*,*,*,*,*,*\r\n"));
  EXPECT_THAT(file->content, HasSubstr(",12,6,2,1,1,0,2,67,8\r\n"));
  EXPECT_EQ(Count(file->content, "\r\n"), 3u);
}

TEST(ReportFileTest, JsonReadsBackAsTheMessage) {
  const auto file = Render(Hostile(), Format::kJson);
  v1::Report message;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(file->content, &message).ok());
  EXPECT_EQ(message.findings(0).statement(), kHostile);
  EXPECT_EQ(message.friends_and_family(1).percent_positive(), 67);
  EXPECT_FALSE(message.tellings(0).reasons(0).has_count());
}

TEST(ReportFileTest, AReportBeyondThreeMebibytesIsRefused) {
  Report report = Hostile();
  report.findings[0].finding.statement.assign(kMostBytes, 'x');
  EXPECT_THAT(Render(report, Format::kHtml), StatusIs(absl::StatusCode::kOutOfRange));
}

}  // namespace
}  // namespace participation::impact_reporting::report
