#include "libs/csv/reader.hpp"

#include <stdexcept>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/csv/scan.hpp"

namespace participation::csv {
namespace {

// Fields are reused from record to record; one that grew beyond this is given back.
constexpr std::size_t kKeptCapacity = 4096;

}  // namespace

Reader::Reader(ReaderOptions options, Position start)
    : options_(options), state_(start.offset == 0 ? State::kMark : State::kFieldStart), start_(start), at_(start) {
  if (IsLineEnd(options.separator) || options.separator == '"') {
    throw std::invalid_argument("csv::Reader: a separator cannot be a line end or a quote");
  }
}

void Reader::Feed(std::string_view chunk) {
  if (finished_ || !rest_.empty()) throw std::logic_error("csv::Reader::Feed before Next asked for input");
  rest_ = chunk;
}

Reader::Step Reader::Next() {
  while (!rest_.empty()) {
    if (const auto step = Consume()) return *step;
  }
  return finished_ ? ConsumeEnd() : Step::kNeedsInput;
}

std::optional<Reader::Step> Reader::EndLine() {
  const char byte = rest_.front();
  Advance(1);
  // The \n of a \r\n that straddles the end of a record too long: its line is counted already.
  if (byte == '\r' || !after_return_) ++at_.line;
  after_return_ = false;
  if (byte == '\n') return EndRecord();
  state_ = State::kCarriageReturn;
  return std::nullopt;
}

std::optional<Reader::Step> Reader::EndRecord() {
  const Position begin = std::exchange(start_, at_);
  const std::size_t fields = std::exchange(field_count_, 0);
  state_ = State::kFieldStart;
  if (std::exchange(failed_, false)) {
    problem_.bytes = at_.offset - begin.offset;
    return Step::kProblem;
  }
  if (fields == 0) return std::nullopt;
  record_.fields.resize(fields);
  record_.line = begin.line;
  record_.begin_offset = begin.offset;
  record_.end_offset = at_.offset;
  return Step::kRecord;
}

bool Reader::OpenField() {
  ++field_count_;
  field_line_ = at_.line;
  if (field_count_ > options_.max_fields) {
    Fail(absl::StrCat("The record has more than ", options_.max_fields,
                      " fields. Check the separator and the quotes of this line."));
    return false;
  }
  if (field_count_ > record_.fields.size()) {
    record_.fields.emplace_back();
  } else if (std::string& field = record_.fields[field_count_ - 1]; field.capacity() > kKeptCapacity) {
    field = std::string();
  } else {
    field.clear();
  }
  return true;
}

void Reader::Fail(std::string message) {
  problem_ = {.line = field_line_, .column = field_count_, .message = std::move(message)};
  failed_ = true;
  state_ = State::kSkip;
}

void Reader::Overflow() {
  if (state_ == State::kQuoted) {
    Fail(absl::StrCat("The quoted field that starts here is still open ", options_.max_record_bytes,
                      " bytes into its record, on line ", at_.line,
                      ", where reading goes on with the next line. Add the closing quote, or shorten the field."));
  } else {
    Fail(absl::StrCat("The record is longer than ", options_.max_record_bytes,
                      " bytes and was skipped. Shorten it, or check its quotes and its line end."));
  }
}

void Reader::CountLines(std::string_view quoted) {
  for (std::size_t at = LengthOfRun(quoted, '\n'); at < quoted.size();
       at += 1 + LengthOfRun(quoted.substr(at + 1), '\n')) {
    const bool ends_return = quoted[at] == '\n' && (at == 0 ? after_return_ : quoted[at - 1] == '\r');
    if (!ends_return) ++at_.line;
  }
  if (!quoted.empty()) after_return_ = quoted.back() == '\r';
}

void Reader::Advance(std::size_t bytes) {
  rest_.remove_prefix(bytes);
  at_.offset += bytes;
}

std::size_t Reader::Budget() const {
  const std::uint64_t used = at_.offset - start_.offset;
  return used >= options_.max_record_bytes ? 0 : options_.max_record_bytes - static_cast<std::size_t>(used);
}

}  // namespace participation::csv
