#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace participation::csv {

// A boundary between records, where a reader may start: bytes from the beginning of the file, and the 1-based number
// of the line that begins there.
struct Position {
  std::uint64_t offset = 0;
  std::uint64_t line = 1;

  bool operator==(const Position&) const = default;
};

// One record: its fields without quotes, the 1-based line on which it starts, and its bytes [begin_offset, end_offset)
// in the file, line end included.
struct Record {
  std::vector<std::string> fields;
  std::uint64_t line = 0;
  std::uint64_t begin_offset = 0;
  std::uint64_t end_offset = 0;

  bool operator==(const Record&) const = default;
};

// Why a record could not be read: the 1-based line on which the field at fault starts, that field's number from 1, what
// a person can do about it, and how many bytes were skipped from the record's beginning, its line end included. The
// message never repeats the file's content, which may be personal.
struct Problem {
  std::uint64_t line = 0;
  std::size_t column = 0;
  std::string message;
  std::uint64_t bytes = 0;

  bool operator==(const Problem&) const = default;
};

}  // namespace participation::csv
