#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/activity_tracking/domain/consultation.hpp"

namespace participation::activity_tracking {

// Documents as they are kept in one column, a line for each: neither titles nor links have tabs or line breaks.
inline std::string JoinDocuments(const std::vector<Document>& documents) {
  std::string joined;
  for (const auto& document : documents) absl::StrAppend(&joined, document.title, "\t", document.link, "\n");
  return joined;
}

inline std::vector<Document> SplitDocuments(const std::string& joined) {
  std::vector<Document> documents;
  for (const auto& line : std::vector<std::string>{absl::StrSplit(joined, '\n', absl::SkipEmpty())}) {
    const auto tab = line.find('\t');
    documents.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return documents;
}

}  // namespace participation::activity_tracking
