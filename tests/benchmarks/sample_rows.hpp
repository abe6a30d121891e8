#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/database/value.hpp"

namespace participation::benchmarks {

constexpr int kRowsInCommit = 1000;  // as the import commits

// A table with the columns of an item and the two keys without which there is none.
constexpr std::string_view kBareTable = R"sql(
  CREATE TABLE bare (
    id TEXT NOT NULL PRIMARY KEY, source_system TEXT NOT NULL, submission_id TEXT NOT NULL, source BIGINT NOT NULL,
    organisation TEXT NOT NULL, site TEXT NOT NULL, service TEXT NOT NULL, question TEXT NOT NULL,
    fft_answer BIGINT NOT NULL, text TEXT NOT NULL, redactions TEXT NOT NULL, experience_date TEXT NOT NULL,
    dated_by_receipt BIGINT NOT NULL, person_id TEXT NOT NULL, consultation_id TEXT NOT NULL, version BIGINT NOT NULL,
    create_time BIGINT NOT NULL, UNIQUE (source_system, submission_id)) /*sqlite WITHOUT ROWID*/;
)sql";

// The rows of one commit, under new ids: of the table, and of the outbox.
class SampleRows {
 public:
  SampleRows();
  SampleRows(const SampleRows&) = delete;
  SampleRows& operator=(const SampleRows&) = delete;

  using Rows = std::vector<std::vector<database::Parameter>>;
  const Rows& items() const { return items_; }
  const Rows& events() const { return events_; }

 private:
  std::vector<std::string> ids_;
  std::string date_;
  std::string data_;
  Rows items_;  // they view the above
  Rows events_;
};

}  // namespace participation::benchmarks
