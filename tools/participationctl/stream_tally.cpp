#include "tools/participationctl/stream_tally.hpp"

#include <ostream>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"

namespace participation::ctl {

using feedback_ingestion::v1::StreamFeedbackResponse;
using feedback_ingestion::v1::SubmissionOutcome;

void StreamTally::Add(const google::protobuf::Message& reply) {
  const auto* outcomes = dynamic_cast<const StreamFeedbackResponse*>(&reply);
  if (outcomes == nullptr) return;
  for (const SubmissionOutcome& outcome : outcomes->outcomes()) {
    if (outcome.result() == SubmissionOutcome::RESULT_STORED) ++stored_;
    if (outcome.result() == SubmissionOutcome::RESULT_ALREADY_HAD) ++already_had_;
    if (outcome.result() == SubmissionOutcome::RESULT_REFUSED) ++refused_;
  }
}

void StreamTally::Print(std::ostream& out) const {
  const auto items = stored_ + already_had_ + refused_;
  if (items == 0) return;
  out << items << (items == 1 ? " item = " : " items = ") << stored_ << " stored + " << already_had_
      << " had already + " << refused_ << " refused\n";
}

}  // namespace participation::ctl
