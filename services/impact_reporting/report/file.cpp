#include "services/impact_reporting/report/file.hpp"

#include "libs/refusal/refusal.hpp"
#include "services/impact_reporting/report/csv.hpp"
#include "services/impact_reporting/report/html.hpp"
#include "services/impact_reporting/report/json.hpp"

namespace participation::impact_reporting::report {
namespace {

File Make(const Report& report, Format format) {
  const std::string stem = report.organisation + '-' + report.months.first + '-' + report.months.last;
  switch (format) {
    case Format::kCsv:
      return {ToCsv(report), "text/csv; charset=utf-8", stem + ".csv"};
    case Format::kJson:
      return {ToJson(report), "application/json", stem + ".json"};
    case Format::kHtml:
      break;
  }
  return {ToHtml(report), "text/html; charset=utf-8", stem + ".html"};
}

}  // namespace

absl::StatusOr<File> Render(const Report& report, Format format) {
  File file = Make(report, format);
  if (file.content.size() <= kMostBytes) return file;
  return refusal::OutOfRange("REPORT_TOO_LARGE", "the report would have more than 3 MiB: choose a shorter period");
}

}  // namespace participation::impact_reporting::report
