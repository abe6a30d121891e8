#include "services/activity_tracking/usecases/cancel_consultation.hpp"

#include "services/activity_tracking/store/consultation_store.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Consultation> CancelConsultation(database::Transaction& transaction, const std::string& consultation_id,
                                                clock::Time now) {
  ConsultationStore consultations{transaction};
  auto consultation = consultations.FindForChange(consultation_id);
  if (!consultation.ok()) return consultation;
  if (auto refusal = consultation->Cancel(now); !refusal.ok()) return refusal;
  consultations.Save(*consultation);
  return consultation;
}

}  // namespace participation::activity_tracking
