#include "libs/redaction/scan.hpp"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace participation::redaction {
namespace {

constexpr std::size_t kLongestContext = 48;

}  // namespace

void Scan::Add(Mark mark) {
  while (!marks_.empty() && marks_.back().end > mark.begin) {
    mark.begin = std::min(mark.begin, marks_.back().begin);
    mark.end = std::max(mark.end, marks_.back().end);
    marks_.pop_back();
  }
  marks_.push_back(mark);
}

std::string Scan::Before(std::size_t at, std::optional<PersonalKind> barrier) const {
  std::string context;
  auto mark = marks_.rbegin();
  while (true) {
    const std::size_t begin = mark == marks_.rend() ? 0 : mark->end;
    const std::size_t length = std::min(at - begin, kLongestContext - context.size());
    context.insert(0, text_.substr(at - length, length));
    if (context.size() == kLongestContext || mark == marks_.rend() || mark->kind == barrier) return context;
    context.insert(0, " ");
    if (context.size() == kLongestContext) return context;
    at = mark->begin;
    ++mark;
  }
}

std::optional<std::string_view> Scan::SinceLast(PersonalKind kind, std::size_t at) const {
  if (marks_.empty() || marks_.back().kind != kind || marks_.back().end > at) return std::nullopt;
  const auto between = text_.substr(marks_.back().end, at - marks_.back().end);
  return between.size() <= kLongestContext ? std::optional{between} : std::nullopt;
}

bool Scan::BeginsWord(std::size_t begin) const {
  return begin == 0 || !absl::ascii_isalnum(text_[begin - 1]) || (!marks_.empty() && marks_.back().end == begin);
}

bool Scan::EndsWord(std::size_t end) const { return end == text_.size() || !absl::ascii_isalpha(text_[end]); }

}  // namespace participation::redaction
