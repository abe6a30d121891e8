#include "services/people_bank/domain/opportunity.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::people_bank {

absl::Status OpportunityClosed(const std::string& allowed) {
  return refusal::FailedPrecondition("OPPORTUNITY_CLOSED", "the opportunity is closed: nobody else is wanted for it",
                                     {{"state", "CLOSED"}, {"allowed", allowed}});
}

}  // namespace participation::people_bank
