#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/imports/file_reader.hpp"

namespace participation::feedback_ingestion {

// Most rows of a file that a rehearsal remembers, to see that a later one repeats them. In files with more, later
// repetitions are told as if they would be stored.
inline constexpr std::size_t kMostRemembered = 2'000'000;

// What a rehearsal has seen of a file, by hash.
struct SeenRows {
  std::unordered_set<std::uint64_t> submissions;
  std::unordered_map<std::uint64_t, std::uint64_t> respondents;  // and the submission with their answer
};

// What would become of the rows of a batch, after those of the same file that were rehearsed before. Unlinks what would
// be, and adds a problem to the batch for each item that would be refused.
RowTotals RehearseImportBatch(database::Transaction& snapshot, ImportBatch& batch, SeenRows& seen, clock::Time now);

}  // namespace participation::feedback_ingestion
