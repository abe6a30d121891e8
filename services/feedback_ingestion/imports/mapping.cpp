#include "services/feedback_ingestion/imports/mapping.hpp"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "libs/text/utf8.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kRightQuote = "\u2019";
constexpr std::string_view kLeftQuote = "\u2018";

// How many bytes of white space `text` begins with: none, one, or two for a no-break space.
std::size_t LeadingSpace(std::string_view text) {
  if (absl::ascii_isspace(static_cast<unsigned char>(text.front()))) return 1;
  return text.starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
}

}  // namespace

std::vector<std::string> Mapping::Columns() const {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  for (const FieldSource* source : {&submission_id, &respondent, &organisation, &site, &service, &question, &fft_answer,
                                    &comment, &contributor, &consultation}) {
    for (const std::string& column : source->columns) add(column);
  }
  add(date.column);
  return names;
}

std::string_view KeyOf(std::string_view field) {
  if (field == "text") return "comment";
  if (field == "person_id") return "contributor";
  if (field == "consultation_id") return "consultation";
  if (field == "experience_date") return "date";
  return field;
}

std::string Squeezed(std::string_view value) {
  value = text::Trim(value);
  std::string squeezed;
  squeezed.reserve(value.size());
  bool in_space = false;
  while (!value.empty()) {
    const std::size_t space = LeadingSpace(value);
    if (space == 0) squeezed.push_back(value.front());
    if (space > 0 && !in_space) squeezed.push_back(' ');
    in_space = space > 0;
    value.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return squeezed;
}

std::string Folded(std::string_view value) {
  std::string folded = Squeezed(value);
  for (const std::string_view quote : {kRightQuote, kLeftQuote}) {
    for (auto at = folded.find(quote); at != std::string::npos; at = folded.find(quote, at)) {
      folded.replace(at, quote.size(), "'");
    }
  }
  absl::AsciiStrToLower(&folded);
  return folded;
}

}  // namespace participation::feedback_ingestion
