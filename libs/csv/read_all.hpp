#pragma once

#include <string_view>
#include <vector>

#include "libs/csv/reader.hpp"
#include "libs/csv/record.hpp"

namespace participation::csv {

struct Contents {
  std::vector<Record> records;
  std::vector<Problem> problems;
};

// Reads a whole text at once, for files small enough to hold in memory; the caller bounds its size.
Contents ReadAll(std::string_view text, ReaderOptions options = {});

}  // namespace participation::csv
