#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"

namespace participation::feedback_ingestion {

// Most problems of one import that are kept; further ones are counted.
inline constexpr std::int64_t kMostProblemsKept = 10'000;

// Rows of a file and what became of them.
struct RowTotals {
  std::int64_t stored = 0;
  std::int64_t already_had = 0;
  std::int64_t skipped = 0;
  std::int64_t rejected = 0;

  std::int64_t Rows() const { return stored + already_had + skipped + rejected; }
  RowTotals& operator+=(const RowTotals& more);
};

// Why one row was rejected. Never what it says.
struct ImportProblem {
  std::int64_t line = 0;
  std::string column;  // its name in the file
  std::string value;   // what kind of value: "text, 12 characters"
  std::string reason;  // for programs
  std::string message;
  std::string advice;
};

// A boundary between records: bytes from the beginning of the file, and the line that begins there, from 1.
struct FilePosition {
  std::int64_t offset = 0;
  std::int64_t line = 1;
  std::string passed = {};  // a keyed hash of all bytes before it; empty at the beginning, and where nobody goes on
};

// A file being read, or read.
class Import {
 public:
  // The numbers are the API's.
  enum class State { kRunning = 1, kCompleted = 2, kRefused = 3 };

  struct Facts {
    std::string id;
    State state = State::kRunning;
    std::string refusal = {};  // why, if it was refused
    std::string source_system;
    std::string organisation;  // of rows that do not name theirs
    std::string site;
    std::string file_name;
    std::int64_t file_bytes = 0;  // 0: not told
    std::string mapping_hash;
    std::string columns;  // where the mapping's columns stand, once the header was read
    FilePosition committed;
    RowTotals totals;
    clock::Time create_time;
    clock::Time update_time;
  };

  // As it is opened, or as it was kept.
  explicit Import(Facts facts) : facts_{std::move(facts)} {}

  const Facts& facts() const { return facts_; }

  // Whether a client that opens `again` may go on with this import. FAILED_PRECONDITION once it is done, or if rows
  // were read with another mapping, for another organisation or from a file of another length.
  absl::Status Resume(const Facts& again);

  // FAILED_PRECONDITION if the bytes that a client skips are not those that were read: `passed` is their keyed hash.
  absl::Status CheckPassed(std::string_view passed) const;

  // Records that everything from `from` up to `to` is dealt with. ABORTED if `from` is not where this import stands:
  // another client reads the same file.
  absl::Status Advance(FilePosition from, FilePosition to, const RowTotals& rows, clock::Time now);

  // Records why no row of the file can be read. What another client reads meanwhile stays as it is.
  void Refuse(std::string why, clock::Time now);

  void Complete() {
    facts_.state = State::kCompleted;
    facts_.committed.passed.clear();
  }
  void FoundColumns(std::string columns) { facts_.columns = std::move(columns); }

 private:
  Facts facts_;
};

}  // namespace participation::feedback_ingestion
