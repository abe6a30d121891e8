#include "services/activity_tracking/usecases/end_parts.hpp"

#include "services/activity_tracking/store/consultation_store.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/usecases/call_off.hpp"
#include "services/activity_tracking/usecases/close_consultation.hpp"
#include "services/activity_tracking/usecases/close_opportunity.hpp"

namespace participation::activity_tracking {

namespace {

void EndConsultation(database::Transaction& transaction, Consultation& consultation, clock::Time now) {
  if (consultation.state() == Consultation::State::kOpen) return CloseAndTell(transaction, consultation, now);
  if (consultation.Cancel(now).ok()) ConsultationStore{transaction}.Save(consultation);
}

}  // namespace

void EndParts(database::Transaction& transaction, const std::string& activity_id, clock::Time now) {
  for (auto& opportunity : OpportunityStore{transaction}.PublishedOf(activity_id, kMostOpenParts)) {
    CloseAndTell(transaction, opportunity, now);
  }
  for (auto& consultation : ConsultationStore{transaction}.LiveOf(activity_id, kMostOpenParts)) {
    EndConsultation(transaction, consultation, now);
  }
  for (auto& event : EngagementEventStore{transaction}.ComingUp(activity_id, now, kMostOpenParts)) {
    (void)CallOff(transaction, event, "the activity is over", now);  // refused where somebody came: it took place
  }
}

}  // namespace participation::activity_tracking
