#include "services/activity_tracking/usecases/open_consultation.hpp"

#include "libs/events/outbox.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/consultation_store.hpp"

namespace participation::activity_tracking {

namespace {

absl::Status TryToOpen(database::Transaction& transaction, Consultation& consultation, clock::Time now) {
  if (auto refusal = consultation.Open(now); !refusal.ok()) return refusal;
  ConsultationStore{transaction}.Save(consultation);
  events::Outbox{transaction}.Add(consultation.consultation_id(), consultation.record().version,
                                  OpenedEvent(consultation));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Consultation> OpenConsultation(database::Transaction& transaction, const std::string& consultation_id,
                                              clock::Time now) {
  auto consultation = ConsultationStore{transaction}.FindForChange(consultation_id);
  if (!consultation.ok()) return consultation;
  if (auto refusal = TryToOpen(transaction, *consultation, now); !refusal.ok()) return refusal;
  return consultation;
}

std::size_t OpenDueConsultations(database::Transaction& transaction, clock::Time now, std::size_t most) {
  auto due = ConsultationStore{transaction}.ToOpen(now, most);
  for (auto& consultation : due) (void)TryToOpen(transaction, consultation, now);
  return due.size();
}

}  // namespace participation::activity_tracking
