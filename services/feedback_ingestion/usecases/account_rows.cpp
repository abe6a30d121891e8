#include "services/feedback_ingestion/usecases/account_rows.hpp"

#include <algorithm>

namespace participation::feedback_ingestion {

RowTotals AccountRows(ImportBatch& batch, std::span<const Received> received) {
  using Outcome = Received::Outcome;
  RowTotals rows{.skipped = batch.skipped};
  for (std::size_t at = 0; at < received.size(); ++at) {
    const std::int64_t line = batch.items[at].line;
    switch (received[at].outcome) {
      case Outcome::kStored:
        ++rows.stored;
        break;
      case Outcome::kAlreadyHad:
        ++rows.already_had;
        break;
      case Outcome::kNothingSaid:
        ++rows.skipped;
        break;
      case Outcome::kTaken:
        batch.problems.push_back(SubmissionIdTaken(line, received[at].refusal));
        break;
      case Outcome::kRefused:
        batch.problems.push_back(ConsultationNotOpen(line, received[at].refusal));
        break;
    }
  }
  std::ranges::stable_sort(batch.problems, {}, &ImportProblem::line);
  rows.rejected = static_cast<std::int64_t>(batch.problems.size());
  return rows;
}

}  // namespace participation::feedback_ingestion
