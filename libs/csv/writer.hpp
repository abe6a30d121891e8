#pragma once

#include <span>
#include <string>
#include <string_view>

namespace participation::csv {

// What becomes of a cell that a spreadsheet would run as a formula: one that starts with = + - @, a tab or a carriage
// return (OWASP, "CSV Injection").
enum class Formulas {
  kNeutralise,  // it gets a leading apostrophe, a negative number too: for files that people open
  kKeep,        // it stays as it is: for files that programs read back
};

struct WriterOptions {
  char separator = ',';
  Formulas formulas = Formulas::kNeutralise;
  std::string_view line_end = "\r\n";
};

// Writes RFC 4180 that Reader reads back, field for field.
class Writer {
 public:
  explicit Writer(WriterOptions options = {}) : options_(options) {}

  // Appends one line. A cell is quoted when it holds the separator, a quote, a line end or an outer space, when it may
  // be taken for a byte-order mark, and when the line would be blank without; no cells make no line.
  void AppendRecord(std::string& out, std::span<const std::string_view> cells) const;

 private:
  void AppendCell(std::string& out, std::string_view cell, bool only) const;

  WriterOptions options_;
};

}  // namespace participation::csv
