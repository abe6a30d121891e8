#include "services/feedback_ingestion/api/own_organisation.hpp"

#include "libs/policy/own_organisation.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::feedback_ingestion {

absl::Status CheckOwnSubmission(const rpc::Call& call, std::string_view organisation) {
  if (policy::ActsFor(call.caller, organisation)) return absl::OkStatus();
  return refusal::AlreadyExists(
      "SUBMISSION_ID_TAKEN",
      "another organisation has this submission_id in this source_system: use a source_system "
      "of your own");
}

}  // namespace participation::feedback_ingestion
