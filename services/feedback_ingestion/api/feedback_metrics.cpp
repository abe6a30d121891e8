#include "services/feedback_ingestion/api/feedback_metrics.hpp"

namespace participation::feedback_ingestion {
namespace {

metrics::Counter& Items(metrics::Registry& registry, const char* outcome) {
  return registry.CounterFor("participation_feedback_items_total", "Submissions of feedback, by what became of them.",
                             {{"outcome", outcome}});
}

metrics::Counter& Rows(metrics::Registry& registry, const char* outcome) {
  return registry.CounterFor("participation_feedback_import_rows_total",
                             "Rows of imported files, by what became of them.", {{"outcome", outcome}});
}

}  // namespace

FeedbackMetrics::FeedbackMetrics(metrics::Registry& registry)
    : registry_{registry},
      stored_{Items(registry, "stored")},
      already_had_{Items(registry, "already_had")},
      refused_{Items(registry, "refused")},
      rows_stored_{Rows(registry, "stored")},
      rows_already_had_{Rows(registry, "already_had")},
      rows_skipped_{Rows(registry, "skipped")},
      rows_rejected_{Rows(registry, "rejected")} {}

void FeedbackMetrics::Stored(const FeedbackItem& item) {
  stored_.Increment();
  for (const auto& [kind, count] : item.facts().redactions) {
    registry_
        .CounterFor("participation_feedback_redactions_total", "Identifiers taken out of stored feedback, by kind.",
                    {{"kind", kind}})
        .Increment(count);
  }
}

void FeedbackMetrics::Imported(const RowTotals& before, const RowTotals& after) {
  rows_stored_.Increment(static_cast<double>(after.stored - before.stored));
  rows_already_had_.Increment(static_cast<double>(after.already_had - before.already_had));
  rows_skipped_.Increment(static_cast<double>(after.skipped - before.skipped));
  rows_rejected_.Increment(static_cast<double>(after.rejected - before.rejected));
}

}  // namespace participation::feedback_ingestion
