#include "libs/identifiers/written.hpp"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "libs/text/folded_text.hpp"
#include "libs/text/utf8.hpp"

namespace participation::identifiers {

std::string WithoutSeparators(std::string_view value, std::string_view separators, std::size_t max_bytes) {
  if (value.size() > max_bytes) return {};
  std::string written = text::Fold(text::Trim(value));
  std::erase_if(written, [&](char character) { return separators.find(character) != std::string_view::npos; });
  return written;
}

std::string ToUpper(std::string_view value) {
  std::string upper(value);
  absl::AsciiStrToUpper(&upper);
  return upper;
}

std::string ToLower(std::string_view value) {
  std::string lower(value);
  absl::AsciiStrToLower(&lower);
  return lower;
}

std::vector<std::string_view> Split(std::string_view value, char separator) {
  std::vector<std::string_view> parts;
  for (auto at = value.find(separator); at != std::string_view::npos; at = value.find(separator)) {
    parts.push_back(value.substr(0, at));
    value.remove_prefix(at + 1);
  }
  parts.push_back(value);
  return parts;
}

bool IsAllDigits(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return absl::ascii_isdigit(c); });
}

}  // namespace participation::identifiers
