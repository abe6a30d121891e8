#include "services/activity_tracking/usecases/close_consultation.hpp"

#include "libs/events/outbox.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/consultation_store.hpp"

namespace participation::activity_tracking {

namespace {

absl::Status TryToClose(database::Transaction& transaction, Consultation& consultation, clock::Time now) {
  if (auto refusal = consultation.Close(now); !refusal.ok()) return refusal;
  ConsultationStore{transaction}.Save(consultation);
  events::Outbox{transaction}.Add(consultation.consultation_id(), consultation.record().version,
                                  ClosedEvent(consultation));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Consultation> CloseConsultation(database::Transaction& transaction, const std::string& consultation_id,
                                               clock::Time now) {
  auto consultation = ConsultationStore{transaction}.FindForChange(consultation_id);
  if (!consultation.ok()) return consultation;
  if (auto refusal = TryToClose(transaction, *consultation, now); !refusal.ok()) return refusal;
  return consultation;
}

std::size_t CloseDueConsultations(database::Transaction& transaction, clock::Time now, std::size_t most) {
  auto due = ConsultationStore{transaction}.ToClose(now, most);
  for (auto& consultation : due) (void)TryToClose(transaction, consultation, now);
  return due.size();
}

void CloseAndTell(database::Transaction& transaction, Consultation& consultation, clock::Time now) {
  (void)TryToClose(transaction, consultation, now);
}

}  // namespace participation::activity_tracking
