#include "services/impact_reporting/report/html.hpp"

#include <array>

#include "libs/clock/uk_time.hpp"
#include "services/impact_reporting/report/sections.hpp"

namespace participation::impact_reporting::report {
namespace {

struct Section {
  std::string_view id;
  std::string_view heading;
  void (*add)(const Report&, Page&);
};

constexpr std::array kSections = {
    Section{"summary", "Summary", AddSummary},
    Section{"who-took-part", "Who took part", AddParticipation},
    Section{"friends-and-family", "Friends and Family Test", AddResults},
    Section{"chart", "Experience over time", AddChart},
    Section{"findings", "What people said", AddFindings},
    Section{"decisions", "What was decided, and why", AddDecisions},
    Section{"actions", "Actions and how far they have got", AddCommitments},
    Section{"outcomes", "What changed", AddOutcomes},
    Section{"you-said-we-did", "You said, we did", AddYouSaidWeDid},
    Section{"told", "Who has been told", AddTellings},
    Section{"duty", "Evidence of the duty to involve", AddDutyEvidence},
};

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body { font: 1rem/1.5 Arial, sans-serif; color: #212b32; background: #fff; margin: 0; }
header, nav, main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid #005eb8; }
a { color: #005eb8; }
a:focus, .scroll:focus { outline: 3px solid #212b32; outline-offset: 2px; background: #ffeb3b; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #aeb7bd; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
tbody th { min-width: 8rem; }
.words { white-space: pre-line; }
dl div { display: flex; gap: .5rem; }
dt { font-weight: bold; min-width: 15rem; }
dd { margin: 0; }
svg { width: 100%; height: auto; }
@media print { nav, .skip { display: none; } .scroll { overflow: visible; } }
</style>
)html";

std::string TitleOf(const Report& report) {
  const std::string& name = report.organisation_name.empty() ? report.organisation : report.organisation_name;
  return "Public involvement and its results: " + name + ", " + InWords(report.months.first) + " to " +
         InWords(report.months.last);
}

void AddContents(Page& page) {
  page.Raw("<nav aria-label=\"Contents\">\n<ol>\n");
  for (const Section& section : kSections) {
    page.Raw("<li><a href=\"#").Raw(section.id).Raw("\">").Raw(Escaped(section.heading)).Raw("</a></li>\n");
  }
  page.Raw("</ol>\n</nav>\n");
}

}  // namespace

std::string ToHtml(const Report& report) {
  Page page;
  const std::string title = TitleOf(report);
  page.Raw(kHead)
      .Element("title", title)
      .Raw("</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n");
  page.Raw("<header>\n").Heading(1, title).Raw("</header>\n");
  AddContents(page);
  page.Raw("<main id=\"main\">\n");
  for (const Section& section : kSections) {
    page.Raw("<section aria-labelledby=\"").Raw(section.id).Raw("\">\n").Heading(2, section.heading, section.id);
    section.add(report, page);
    page.Raw("</section>\n");
  }
  page.Raw("</main>\n<footer>\n");
  page.Paragraph("Made from the record on " + clock::UkDateOf(report.create_time) +
                 ". Small numbers are withheld so that nobody can be recognised.");
  page.Raw("</footer>\n</body>\n</html>\n");
  return page.Take();
}

}  // namespace participation::impact_reporting::report
