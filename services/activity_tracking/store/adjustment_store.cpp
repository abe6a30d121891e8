#include "services/activity_tracking/store/adjustment_store.hpp"

namespace participation::activity_tracking {

void AdjustmentStore::Count(const std::vector<Registration>& registrations, int times) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& registration : registrations) {
    const auto state = registration.state();
    if (state == Registration::State::kCancelled || state == Registration::State::kCalledOff) continue;
    const bool waits = state == Registration::State::kWaiting;
    for (const auto& code : registration.record().adjustments) {
      rows.push_back({registration.record().engagement_event_id, code, waits ? 0 : times, waits ? times : 0});
    }
  }
  if (rows.empty()) return;
  transaction_.ExecuteMany(
      "INSERT INTO adjustment_counts (engagement_event_id, code, registered, waiting) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (engagement_event_id, code) DO UPDATE SET "
      "registered = adjustment_counts.registered + excluded.registered, "
      "waiting = adjustment_counts.waiting + excluded.waiting",
      rows);
}

void AdjustmentStore::Clear(std::string_view engagement_event_id) {
  transaction_.Execute("DELETE FROM adjustment_counts WHERE engagement_event_id = $1", {engagement_event_id});
}

std::vector<AdjustmentCount> AdjustmentStore::List(std::string_view engagement_event_id, const paging::Page& page) {
  std::vector<AdjustmentCount> counts;
  for (const auto& row : transaction_.Execute(
           "SELECT code, registered, waiting FROM adjustment_counts WHERE engagement_event_id = $1 AND code > $2 AND "
           "(registered > 0 OR waiting > 0) ORDER BY code LIMIT $3",
           {engagement_event_id, page.after, page.size + 1})) {
    counts.push_back({row.Text(0), row.Integer(1), row.Integer(2)});
  }
  return counts;
}

}  // namespace participation::activity_tracking
