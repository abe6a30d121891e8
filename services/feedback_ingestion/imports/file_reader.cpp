#include "services/feedback_ingestion/imports/file_reader.hpp"

#include "libs/redaction/redactor.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::feedback_ingestion {

FileReader::FileReader(Mapping mapping, RowDefaults defaults, const redaction::Redactor& redactor, FilePosition from)
    : mapping_{std::move(mapping)},
      defaults_{std::move(defaults)},
      redactor_{redactor},
      reader_{{.separator = mapping_.separator},
              {static_cast<std::uint64_t>(from.offset), static_cast<std::uint64_t>(from.line)}} {}

absl::StatusOr<FileReader> FileReader::Start(Mapping mapping, RowDefaults defaults, const redaction::Redactor& redactor,
                                             FilePosition from, const std::string& columns) {
  FileReader reader{std::move(mapping), std::move(defaults), redactor, from};
  if (columns.empty()) return reader;
  auto bound = BoundMapping::Restore(reader.mapping_, columns);
  if (!bound.ok()) return bound.status();
  reader.bound_ = *std::move(bound);
  return reader;
}

absl::StatusOr<ImportBatch> FileReader::NextBatch(std::size_t most, clock::Time now) {
  ImportBatch batch;
  batch.from = Position();
  for (std::size_t records = 0; records < most && !batch.ended; ++records) {
    const auto step = reader_.Next();
    if (step == csv::Reader::Step::kNeedsInput) break;
    absl::Status status;
    if (step == csv::Reader::Step::kRecord) status = TakeRecord(batch, now);
    if (step == csv::Reader::Step::kProblem) status = TakeProblem(batch);
    if (!status.ok()) return status;
    batch.ended = step == csv::Reader::Step::kEnd;
  }
  if (batch.ended && !bound_) {
    return refusal::InvalidArgument("FILE_EMPTY", "the file is empty: its first line must name the columns");
  }
  batch.to = Position();
  if (bound_) batch.columns = bound_->Places();
  return batch;
}

absl::Status FileReader::TakeRecord(ImportBatch& batch, clock::Time now) {
  const csv::Record& record = reader_.record();
  if (!bound_) {
    auto bound = BoundMapping::Bind(mapping_, record);
    if (bound.ok()) bound_ = *std::move(bound);
    return bound.status();
  }
  auto outcome = RowReader{defaults_, redactor_}.Read(*bound_, record, now);
  if (auto* candidate = std::get_if<Candidate>(&outcome)) {
    batch.items.push_back(std::move(*candidate));
  } else if (auto* problem = std::get_if<ImportProblem>(&outcome)) {
    batch.problems.push_back(std::move(*problem));
  } else {
    ++batch.skipped;
  }
  return absl::OkStatus();
}

absl::Status FileReader::TakeProblem(ImportBatch& batch) {
  if (!bound_) {
    return refusal::InvalidArgument("HEADER_UNREADABLE", "line " + std::to_string(reader_.problem().line) + ": " +
                                                             reader_.problem().message +
                                                             "; the first line must name the columns");
  }
  batch.problems.push_back(Unreadable(*bound_, reader_.problem()));
  return absl::OkStatus();
}

FilePosition FileReader::Position() const {
  const auto position = reader_.position();
  return {static_cast<std::int64_t>(position.offset), static_cast<std::int64_t>(position.line)};
}

}  // namespace participation::feedback_ingestion
