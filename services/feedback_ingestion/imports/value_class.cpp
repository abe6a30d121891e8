#include "services/feedback_ingestion/imports/value_class.hpp"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "libs/identifiers/written.hpp"
#include "libs/text/utf8.hpp"

namespace participation::feedback_ingestion {
namespace {

std::string Counted(const char* kind, std::size_t count, const char* unit) {
  return std::string{kind} + ", " + std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

bool LooksLikeDate(std::string_view value) {
  const auto fits = [](char c) { return absl::ascii_isdigit(c) || c == '/' || c == '-' || c == '.'; };
  return value.size() >= 6 && std::ranges::all_of(value, fits) &&
         std::ranges::count_if(value, [](char c) { return !absl::ascii_isdigit(c); }) == 2;
}

}  // namespace

std::string ClassOf(std::string_view thing, std::uint64_t count, std::string_view unit) {
  return std::string{thing} + " of " + std::to_string(count) + " " + std::string{unit} + (count == 1 ? "" : "s");
}

std::string ValueClass(std::string_view value) {
  if (!text::IsValidUtf8(value)) return Counted("not UTF-8", value.size(), "byte");
  value = text::Trim(value);
  if (value.empty()) return "empty";
  if (identifiers::IsAllDigits(value)) return Counted("whole number", value.size(), "digit");
  if (LooksLikeDate(value)) return Counted("date-like", value.size(), "character");
  return Counted("text", text::CodePoints(value), "character");
}

}  // namespace participation::feedback_ingestion
