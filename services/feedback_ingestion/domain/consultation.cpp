#include "services/feedback_ingestion/domain/consultation.hpp"

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"

namespace participation::feedback_ingestion {

absl::Status Consultation::Accepts(clock::Time now) const {
  if (!closed && open_time <= now && now < close_time) return absl::OkStatus();
  if (close_time == clock::Time{}) {
    return refusal::FailedPrecondition(
        "CONSULTATION_NOT_OPEN",
        "the consultation was closed: hand the answer in without consultation_id if it is to be kept as feedback",
        {{"closed_early", "yes"}});
  }
  const std::string open = clock::ToRfc3339(open_time);
  const std::string close = clock::ToRfc3339(close_time);
  const std::string times = absl::StrCat("takes answers from ", open, " until ", close);
  const refusal::Metadata metadata{{"open_time", open}, {"close_time", close}, {"closed_early", closed ? "yes" : "no"}};
  return refusal::FailedPrecondition(
      "CONSULTATION_NOT_OPEN",
      absl::StrCat("the consultation ", times, closed ? ", and was closed before that" : "",
                   ": hand the answer in without consultation_id if it is to be kept as feedback"),
      metadata);
}

absl::Status NoSuchConsultation() {
  return refusal::FailedPrecondition(
      "CONSULTATION_NOT_OPEN",
      "no consultation with this id is open: check consultation_id, or try again shortly if it has just been opened");
}

}  // namespace participation::feedback_ingestion
