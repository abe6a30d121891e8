#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/impact_reporting/domain/report.hpp"

namespace participation::impact_reporting::report {

enum class Format { kHtml = 1, kCsv = 2, kJson = 3 };

// A report is never larger, so that it fits into one message.
inline constexpr std::size_t kMostBytes = 3 << 20;

struct File {
  std::string content;
  std::string content_type;
  std::string name;  // to save it under
};

// The report as a file. OUT_OF_RANGE, reason REPORT_TOO_LARGE, beyond kMostBytes.
absl::StatusOr<File> Render(const Report& report, Format format);

}  // namespace participation::impact_reporting::report
