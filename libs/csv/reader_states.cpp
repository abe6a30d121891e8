#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/csv/reader.hpp"
#include "libs/csv/scan.hpp"

namespace participation::csv {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16Marks[] = {"\xFF\xFE", "\xFE\xFF"};

}  // namespace

std::optional<Reader::Step> Reader::Consume() {
  switch (state_) {
    case State::kMark:
      return ConsumeMark();
    case State::kFieldStart:
      return ConsumeFieldStart();
    case State::kUnquoted:
      return ConsumeUnquoted();
    case State::kQuoted:
      return ConsumeQuoted();
    case State::kQuoteSeen:
    case State::kAfterQuote:
      return ConsumeAfterQuote();
    case State::kCarriageReturn:
      return ConsumeCarriageReturn();
    case State::kSkip:
      return ConsumeSkip();
    case State::kUnreadable:
    case State::kDone:
      break;
  }
  Advance(rest_.size());
  start_ = at_;
  return std::nullopt;
}

std::optional<Reader::Step> Reader::ConsumeMark() {
  const auto begins = [this](std::string_view mark) { return mark.starts_with(mark_); };
  mark_.push_back(rest_.front());
  if (!begins(kUtf8Mark) && std::ranges::none_of(kUtf16Marks, begins)) {
    mark_.pop_back();
    state_ = State::kFieldStart;
    if (!mark_.empty() && OpenField()) {
      record_.fields[0] = std::exchange(mark_, {});
      state_ = State::kUnquoted;
    }
    return std::nullopt;
  }
  Advance(1);
  if (std::ranges::find(kUtf16Marks, mark_) != std::end(kUtf16Marks)) {
    problem_ = {
        .line = 1, .column = 1, .message = "The file is in UTF-16. Save it as \"CSV UTF-8\" and send it again."};
    state_ = State::kUnreadable;
    return Step::kProblem;
  }
  if (mark_ == kUtf8Mark) {
    start_ = at_;
    state_ = State::kFieldStart;
  }
  return std::nullopt;
}

std::optional<Reader::Step> Reader::ConsumeFieldStart() {
  const char byte = rest_.front();
  if (IsLineEnd(byte)) {
    if (field_count_ > 0 && !OpenField()) return std::nullopt;
    return EndLine();
  }
  if (!OpenField()) return std::nullopt;
  if (Budget() == 0) {
    Overflow();
  } else if (byte == '"') {
    Advance(1);
    state_ = State::kQuoted;
  } else {
    state_ = State::kUnquoted;
  }
  return std::nullopt;
}

std::optional<Reader::Step> Reader::ConsumeUnquoted() {
  // Goes from field to field by itself as long as they are unquoted, which is where most of the time goes.
  do {
    const std::size_t budget = Budget();
    const std::size_t run = LengthOfRun(rest_.substr(0, budget), options_.separator);
    if (run > 0) record_.fields[field_count_ - 1].append(rest_.data(), run);
    Advance(run);
    if (rest_.empty()) return std::nullopt;
    if (IsLineEnd(rest_.front())) return EndLine();
    if (run == budget) {
      Overflow();
      return std::nullopt;
    }
    Advance(1);
  } while (!rest_.empty() && rest_.front() != '"' && !IsLineEnd(rest_.front()) && OpenField());
  if (!failed_) state_ = State::kFieldStart;
  return std::nullopt;
}

std::optional<Reader::Step> Reader::ConsumeQuoted() {
  const std::size_t budget = Budget();
  const std::size_t run = LengthUntil(rest_.substr(0, budget), '"');
  record_.fields[field_count_ - 1].append(rest_.data(), run);
  CountLines(rest_.substr(0, run));
  Advance(run);
  if (rest_.empty()) return std::nullopt;
  if (run == budget) {
    Overflow();
  } else {
    Advance(1);
    after_return_ = false;
    state_ = State::kQuoteSeen;
  }
  return std::nullopt;
}

std::optional<Reader::Step> Reader::ConsumeAfterQuote() {
  const char byte = rest_.front();
  if (IsLineEnd(byte)) return EndLine();
  if (Budget() == 0) {
    Overflow();
  } else if (byte == options_.separator) {
    Advance(1);
    state_ = State::kFieldStart;
  } else if (byte == '"' && state_ == State::kQuoteSeen) {
    record_.fields[field_count_ - 1].push_back('"');
    Advance(1);
    state_ = State::kQuoted;
  } else if (byte == ' ' || byte == '\t') {
    Advance(1);
    state_ = State::kAfterQuote;
  } else {
    Fail("Text follows the closing quote of this field. Double each quote mark that belongs to the text.");
  }
  return std::nullopt;
}

std::optional<Reader::Step> Reader::ConsumeCarriageReturn() {
  if (rest_.front() == '\n') Advance(1);
  return EndRecord();
}

std::optional<Reader::Step> Reader::ConsumeSkip() {
  const std::size_t run = LengthOfRun(rest_, '\n');
  if (run > 0) after_return_ = false;
  Advance(run);
  if (rest_.empty()) return std::nullopt;
  return EndLine();
}

Reader::Step Reader::ConsumeEnd() {
  switch (state_) {
    case State::kMark:
      if (!mark_.empty() && OpenField()) record_.fields[0] = std::exchange(mark_, {});
      break;
    case State::kFieldStart:
      if (field_count_ > 0) OpenField();
      break;
    case State::kQuoted:
      Fail(absl::StrCat("The quoted field that starts here is not closed before the end of the file, on line ",
                        at_.line, ". Nothing after its quote was read: add the closing quote."));
      break;
    case State::kUnreadable:
    case State::kDone:
      return Step::kEnd;
    default:
      break;
  }
  const auto step = EndRecord();
  state_ = State::kDone;
  return step.value_or(Step::kEnd);
}

}  // namespace participation::csv
