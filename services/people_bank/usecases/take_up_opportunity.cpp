#include "services/people_bank/usecases/take_up_opportunity.hpp"

#include "services/people_bank/domain/outgoing_message.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"

namespace participation::people_bank {

absl::Status TakeUpOpportunity(database::Transaction& transaction, Opportunity opportunity) {
  if (opportunity.MostFoundPeople() == 0) opportunity.search = Opportunity::Search::kDone;
  OpportunityStore{transaction}.Add(opportunity);
  return absl::OkStatus();
}

absl::Status MoveOpportunity(database::Transaction& transaction, const std::string& opportunity_id,
                             clock::Time close_time, const Occasion& occasion) {
  OpportunityStore opportunities{transaction};
  auto opportunity = opportunities.Find(opportunity_id);
  if (!opportunity || opportunity->state == Opportunity::State::kClosed) return absl::OkStatus();
  opportunity->close_time = close_time;
  opportunity->occasion = occasion;
  opportunities.Save(*opportunity);
  return absl::OkStatus();
}

absl::Status CloseOpportunity(database::Transaction& transaction, const std::string& opportunity_id) {
  OpportunityStore opportunities{transaction};
  auto opportunity = opportunities.Find(opportunity_id);
  if (!opportunity) {
    opportunities.Add({.opportunity_id = opportunity_id,
                       .organisation = {},
                       .title = {},
                       .summary = {},
                       .place = {},
                       .asks = {},
                       .places = 0,
                       .close_time = {},
                       .state = Opportunity::State::kClosed,
                       .search = Opportunity::Search::kDone,
                       .looked_at = {},
                       .occasion = {}});
    return absl::OkStatus();
  }
  opportunity->state = Opportunity::State::kClosed;
  opportunity->search = Opportunity::Search::kDone;
  opportunities.Save(*opportunity);
  opportunities.ForgetCandidates(opportunity_id);
  const auto reason = NameOf(Obstacle::kOpportunityClosed);
  OutgoingMessageStore{transaction}.StopQueuedAbout(opportunity_id, reason);
  InvitationStore{transaction}.CancelQueued(opportunity_id, reason);
  return absl::OkStatus();
}

}  // namespace participation::people_bank
