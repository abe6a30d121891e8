#include "services/activity_tracking/usecases/prepare_consultation.hpp"

#include "libs/id/id.hpp"
#include "services/activity_tracking/store/consultation_store.hpp"
#include "services/activity_tracking/usecases/end_parts.hpp"
#include "services/activity_tracking/usecases/find_for_part.hpp"

namespace participation::activity_tracking {

namespace {

constexpr std::size_t kMostOverlapping = 100;

}  // namespace

absl::StatusOr<OnCalendar> PrepareConsultation(database::Transaction& transaction, ConsultationPlan plan,
                                               clock::Time now) {
  const auto activity = FindForPart(transaction, plan.activity_id);
  if (!activity.ok()) return activity.status();
  const auto live = ConsultationStore{transaction}.LiveOf(plan.activity_id, kMostOpenParts).size();
  if (auto refusal = CheckOpenParts(live); !refusal.ok()) return refusal;
  plan.organisation = activity->organisation();
  auto consultation = Consultation::Prepare(id::New(), std::move(plan), now);
  if (!consultation.ok()) return consultation.status();
  return PutOnCalendar(transaction, *std::move(consultation));
}

OnCalendar PutOnCalendar(database::Transaction& transaction, Consultation consultation) {
  ConsultationStore consultations{transaction};
  consultations.Save(consultation);
  const auto overlapping = consultations.CountOverlapping(consultation, kMostOverlapping);
  return {std::move(consultation), overlapping};
}

}  // namespace participation::activity_tracking
