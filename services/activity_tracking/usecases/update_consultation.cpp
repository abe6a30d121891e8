#include "services/activity_tracking/usecases/update_consultation.hpp"

#include "libs/refusal/etag.hpp"
#include "services/activity_tracking/store/consultation_store.hpp"

namespace participation::activity_tracking {

absl::StatusOr<OnCalendar> UpdateConsultation(database::Transaction& transaction, const std::string& consultation_id,
                                              ConsultationPlan plan, const std::string& etag, clock::Time now) {
  auto consultation = ConsultationStore{transaction}.FindForChange(consultation_id);
  if (!consultation.ok()) return consultation.status();
  if (auto refusal = refusal::CheckEtag(etag, consultation->record().revision); !refusal.ok()) return refusal;
  if (auto refusal = consultation->ChangePlan(std::move(plan), now); !refusal.ok()) return refusal;
  return PutOnCalendar(transaction, *std::move(consultation));
}

}  // namespace participation::activity_tracking
