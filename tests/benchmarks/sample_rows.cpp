#include "tests/benchmarks/sample_rows.hpp"

#include "libs/clock/clock.hpp"
#include "libs/id/id.hpp"

namespace participation::benchmarks {
namespace {

constexpr char kComment[] = "The staff were kind, but nobody told me how long it would take (12345).";
constexpr std::size_t kBytesInEvent = 110;  // as of an item without a person

}  // namespace

SampleRows::SampleRows() : date_{clock::DateOf(clock::System().Now())}, data_(kBytesInEvent, 'x') {
  const auto now = clock::ToMicros(clock::System().Now());
  for (int i = 0; i < 3 * kRowsInCommit; ++i) ids_.push_back(id::New());
  for (int i = 0; i < kRowsInCommit; ++i) {
    const std::string& id = ids_[3 * i];
    items_.push_back({id, "benchmark", ids_[3 * i + 1], 1, "Z9A0C", "Z9A0E", "outpatient", "why", 1, kComment, "",
                      date_, 0, "", "", 1, now});
    events_.push_back({ids_[3 * i + 2], "participation.feedback_ingestion.v1.FeedbackReceived",
                       "/participation/feedback_ingestion", "participation.feedback_ingestion.v1", id, 1, now, "",
                       database::Bytes{data_}});
  }
}

}  // namespace participation::benchmarks
