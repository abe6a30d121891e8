#include "libs/redaction/digit_run.hpp"

#include "absl/strings/ascii.h"

namespace participation::redaction {

DigitRun::DigitRun(std::string_view text, Span span) : text_(text) {
  for (std::size_t at = span.begin; at < span.end;) {
    if (!absl::ascii_isdigit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < span.end && absl::ascii_isdigit(text[at])) ++at;
    groups_.push_back({begin, at});
  }
}

std::string_view DigitRun::Digits(std::size_t group) const { return text_.substr(groups_[group].begin, Length(group)); }

int DigitRun::Value(std::size_t group) const {
  int value = 0;
  for (const char digit : Digits(group)) value = value * 10 + (digit - '0');
  return value;
}

std::string_view DigitRun::GapAfter(std::size_t group) const {
  return text_.substr(groups_[group].end, groups_[group + 1].begin - groups_[group].end);
}

std::string DigitRun::Joined(std::size_t first, std::size_t last) const {
  std::string digits;
  for (std::size_t group = first; group <= last; ++group) digits += Digits(group);
  return digits;
}

bool DigitRun::HasPlus(std::size_t group) const {
  const auto before = text_.substr(0, groups_[group].begin);
  return before.ends_with('+') || before.ends_with("+(") || before.ends_with("(+");
}

}  // namespace participation::redaction
