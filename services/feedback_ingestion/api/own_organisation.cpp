#include "services/feedback_ingestion/api/own_organisation.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::feedback_ingestion {

absl::Status CheckOrganisation(const rpc::Call& call, std::string_view organisation) {
  if (call.caller.organisation.empty() || call.caller.organisation == organisation) return absl::OkStatus();
  return refusal::PermissionDenied("OTHER_ORGANISATION", "you may act for your own organisation only");
}

}  // namespace participation::feedback_ingestion
