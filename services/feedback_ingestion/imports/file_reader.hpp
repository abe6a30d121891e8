#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/csv/reader.hpp"
#include "services/feedback_ingestion/domain/candidate.hpp"
#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/imports/row_reader.hpp"

namespace participation::feedback_ingestion {

// What some records of a file came to.
struct ImportBatch {
  FilePosition from;
  FilePosition to;               // the boundary behind the records
  std::vector<Candidate> items;  // in order of the file
  std::vector<ImportProblem> problems;
  std::int64_t skipped = 0;
  std::string columns;  // where the mapping's columns stand, as far as the header was read
  bool ended = false;   // the file ends here
};

// Reads a file of feedback, piece by piece, into items. Memory is bounded by one piece, one record and one batch.
class FileReader {
 public:
  // Reads from the beginning, or from where an earlier reader came to, with the columns that it found.
  static absl::StatusOr<FileReader> Start(Mapping mapping, RowDefaults defaults, const redaction::Redactor& redactor,
                                          FilePosition from, const std::string& columns);

  // Gives the next piece, which must live until NextBatch has come to its end.
  void Feed(std::string_view piece) { reader_.Feed(piece); }
  // No more pieces will come.
  void Finish() { reader_.Finish(); }

  // Goes on by up to `most` records; by none when the piece is used up. INVALID_ARGUMENT if the header is not what the
  // mapping needs, or there is none.
  absl::StatusOr<ImportBatch> NextBatch(std::size_t most, clock::Time now);

 private:
  FileReader(Mapping mapping, RowDefaults defaults, const redaction::Redactor& redactor, FilePosition from);
  absl::Status TakeRecord(ImportBatch& batch, clock::Time now);
  absl::Status TakeProblem(ImportBatch& batch);
  FilePosition Position() const;

  Mapping mapping_;
  RowDefaults defaults_;
  const redaction::Redactor& redactor_;
  std::optional<BoundMapping> bound_;
  csv::Reader reader_;
};

}  // namespace participation::feedback_ingestion
