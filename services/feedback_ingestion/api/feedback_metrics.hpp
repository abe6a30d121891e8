#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "libs/metrics/metrics.hpp"
#include "services/feedback_ingestion/domain/feedback_item.hpp"
#include "services/feedback_ingestion/domain/import.hpp"

namespace participation::feedback_ingestion {

// What is counted of feedback as it comes in.
class FeedbackMetrics {
 public:
  explicit FeedbackMetrics(metrics::Registry& registry);

  void Stored(const FeedbackItem& item);
  void AlreadyHad() { already_had_.Increment(); }
  void Refused() { refused_.Increment(); }
  // A batch of rows brought an import from the one to the other.
  void Imported(const RowTotals& before, const RowTotals& after);

 private:
  metrics::Registry& registry_;
  metrics::Counter& stored_;
  metrics::Counter& already_had_;
  metrics::Counter& refused_;
  metrics::Counter& rows_stored_;
  metrics::Counter& rows_already_had_;
  metrics::Counter& rows_skipped_;
  metrics::Counter& rows_rejected_;
};

}  // namespace participation::feedback_ingestion
