#include "services/impact_reporting/usecases/hear_duty.hpp"

#include "services/impact_reporting/store/duty_store.hpp"

namespace participation::impact_reporting {

absl::Status HearActivityPlanned(database::Transaction& transaction, const DutyEvidence& activity) {
  DutyStore{transaction}.Plan(activity);
  return absl::OkStatus();
}

absl::Status HearActivityMoved(database::Transaction& transaction, const DutyEvidence& activity) {
  DutyStore{transaction}.Move(activity);
  return absl::OkStatus();
}

absl::Status HearConsultationOpened(database::Transaction& transaction, const ConsultationEvidence& consultation) {
  DutyStore{transaction}.Open(consultation);
  return absl::OkStatus();
}

absl::Status HearConsultationClosed(database::Transaction& transaction, const std::string& consultation_id,
                                    clock::Time closed) {
  DutyStore{transaction}.Close(consultation_id, closed);
  return absl::OkStatus();
}

}  // namespace participation::impact_reporting
