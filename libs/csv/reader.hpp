#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "libs/csv/record.hpp"

namespace participation::csv {

struct ReaderOptions {
  char separator = ',';
  std::size_t max_record_bytes = std::size_t{1} << 20;  // of one record as written, without its line end
  std::size_t max_fields = 1000;
};

// Reads RFC 4180 and what people really send, chunk by chunk, in memory bounded by the options whatever the input.
// Lines end in \n, \r\n or \r; blank lines and a UTF-8 byte-order mark are skipped; quoted fields may hold line ends
// and doubled quotes; spaces after a closing quote are dropped; a quote inside an unquoted field is text. Bytes are
// handed on as they are: encoding, missing fields and meaning are the caller's concern.
//
// A record that cannot be read becomes a Problem, and reading goes on after the next line end. However the input is
// cut into chunks, the same records and problems come out.
//
//     reader.Feed(chunk);
//     for (auto step = reader.Next(); step == kRecord || step == kProblem; step = reader.Next()) …
class Reader {
 public:
  enum class Step { kRecord, kProblem, kNeedsInput, kEnd };

  // Starts at the beginning of a file, or at a boundary that `position()` of another reader gave.
  explicit Reader(ReaderOptions options = {}, Position start = {});

  // Gives the next bytes, which must live until Next answers kNeedsInput. Throws std::logic_error before that, and
  // after Finish.
  void Feed(std::string_view chunk);

  // Says that no more bytes will come.
  void Finish() { finished_ = true; }

  // Goes on to the next record or problem; kNeedsInput asks for Feed or Finish, kEnd comes once all is read.
  Step Next();

  // What Next came to; valid until Next is called again.
  const Record& record() const { return record_; }
  const Problem& problem() const { return problem_; }

  // The record, to keep.
  Record TakeRecord() { return std::move(record_); }

  // The boundary behind everything that Next has come to so far: start here to read on without loss or repetition.
  Position position() const { return start_; }

 private:
  enum class State {
    kMark,
    kFieldStart,
    kUnquoted,
    kQuoted,
    kQuoteSeen,
    kAfterQuote,
    kCarriageReturn,
    kSkip,
    kUnreadable,
    kDone
  };

  std::optional<Step> Consume();
  std::optional<Step> ConsumeMark();
  std::optional<Step> ConsumeFieldStart();
  std::optional<Step> ConsumeUnquoted();
  std::optional<Step> ConsumeQuoted();
  std::optional<Step> ConsumeAfterQuote();
  std::optional<Step> ConsumeCarriageReturn();
  std::optional<Step> ConsumeSkip();
  Step ConsumeEnd();

  std::optional<Step> EndLine();
  std::optional<Step> EndRecord();
  bool OpenField();
  void Fail(std::string message);
  void Overflow();
  void CountLines(std::string_view quoted);
  void Advance(std::size_t bytes);
  std::size_t Budget() const;

  ReaderOptions options_;
  State state_;
  std::string_view rest_;
  bool finished_ = false;
  std::string mark_;  // bytes that may yet become a byte-order mark
  Position start_;    // of the record being read
  Position at_;       // of the next byte
  bool after_return_ = false;
  bool failed_ = false;
  std::uint64_t field_line_ = 0;
  std::size_t field_count_ = 0;  // of record_.fields, which is reused
  Record record_;
  Problem problem_;
};

}  // namespace participation::csv
