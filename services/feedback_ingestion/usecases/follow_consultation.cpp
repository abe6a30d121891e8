#include "services/feedback_ingestion/usecases/follow_consultation.hpp"

#include "services/feedback_ingestion/store/consultation_store.hpp"

namespace participation::feedback_ingestion {

absl::Status FollowOpening(database::Transaction& transaction, const std::string& consultation_id,
                           clock::Time open_time, clock::Time close_time) {
  ConsultationStore consultations{transaction};
  const auto known = consultations.Find(consultation_id);
  consultations.Save({.id = consultation_id,
                      .open_time = open_time,
                      .close_time = close_time,
                      .closed = known.has_value() && known->closed});
  return absl::OkStatus();
}

absl::Status FollowClosing(database::Transaction& transaction, const std::string& consultation_id) {
  ConsultationStore consultations{transaction};
  auto consultation = consultations.Find(consultation_id)
                          .value_or(Consultation{.id = consultation_id, .open_time = {}, .close_time = {}});
  consultation.closed = true;
  consultations.Save(consultation);
  return absl::OkStatus();
}

}  // namespace participation::feedback_ingestion
