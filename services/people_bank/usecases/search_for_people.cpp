#include "services/people_bank/usecases/search_for_people.hpp"

#include <algorithm>
#include <optional>

#include "libs/id/id.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/queue_invitation.hpp"

namespace participation::people_bank {
namespace {

constexpr std::size_t kLookedAtAtOnce = 1000;  // for each interest that is asked for
constexpr std::size_t kInvitedAtOnce = 100;

// What one look brought.
struct Look {
  std::vector<Candidate> candidates;
  std::string up_to;  // empty: everybody was looked at
};

// Those whom nothing keeps from being invited to it.
std::vector<Candidate> WhoMayBeInvited(database::Transaction& transaction, const std::string& opportunity_id,
                                       std::vector<Candidate> candidates, clock::Time now) {
  std::vector<std::string> person_ids;
  for (const auto& candidate : candidates) person_ids.push_back(candidate.person_id);
  const auto invited = InvitationStore{transaction}.FindFor(opportunity_id, person_ids);
  const auto obstacles = ObstaclesToInviting(transaction, person_ids, now);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return invited.contains(candidate.person_id) || obstacles.contains(candidate.person_id);
  });
  return candidates;
}

Look LookFurther(database::Transaction& transaction, const Opportunity& opportunity, clock::Time now) {
  PersonStore people{transaction};
  Matches matches;
  for (const auto& interest : opportunity.asks) {
    matches.Add(interest, people.NextWith(interest, opportunity.looked_at, kLookedAtAtOnce), kLookedAtAtOnce);
  }
  if (opportunity.asks.empty()) {
    matches.AddAnyone(people.NextWith("", opportunity.looked_at, kLookedAtAtOnce), kLookedAtAtOnce);
  }
  auto candidates = matches.Take(opportunity.opportunity_id);
  return {WhoMayBeInvited(transaction, opportunity.opportunity_id, std::move(candidates), now),
          matches.complete_up_to()};
}

// Keeps what was found, unless the search has moved meanwhile.
bool KeepLook(database::Transaction& transaction, const Opportunity& looked, const Look& look, clock::Time now) {
  OpportunityStore opportunities{transaction};
  auto opportunity = opportunities.Find(looked.opportunity_id);
  if (!opportunity || opportunity->search != looked.search || opportunity->looked_at != looked.looked_at) return false;
  if (!opportunity->IsOpen(now)) {
    opportunity->search = Opportunity::Search::kDone;
    opportunities.ForgetCandidates(looked.opportunity_id);
  } else {
    opportunities.AddCandidates(looked.opportunity_id, look.candidates, opportunity->MostFoundPeople());
    opportunity->looked_at = look.up_to;
    if (look.up_to.empty()) opportunity->search = Opportunity::Search::kInviting;
  }
  opportunities.Save(*opportunity);
  return true;
}

bool InviteBest(database::Transaction& transaction, const std::string& opportunity_id, clock::Time now) {
  OpportunityStore opportunities{transaction};
  auto opportunity = opportunities.Find(opportunity_id);
  if (!opportunity || opportunity->search != Opportunity::Search::kInviting) return false;
  if (!opportunity->IsOpen(now)) opportunities.ForgetCandidates(opportunity_id);
  const auto best = opportunities.TakeBestCandidates(opportunity_id, kInvitedAtOnce);
  std::vector<Invitation> invitations;
  for (const auto& candidate : WhoMayBeInvited(transaction, opportunity_id, best, now)) {
    invitations.push_back(Invitation::Queue(id::New(), opportunity_id, candidate.person_id, candidate.reasons, now));
  }
  QueueInvitations(transaction, invitations, now);
  if (best.size() < kInvitedAtOnce) {
    opportunity->search = Opportunity::Search::kDone;
    opportunities.Save(*opportunity);
  }
  return true;
}

}  // namespace

bool SearchForPeople(database::Database& database, clock::Time now) {
  std::optional<Opportunity> looking;
  std::optional<Opportunity> inviting;
  Look look;
  database.Read([&](database::Transaction& transaction) {
    inviting = OpportunityStore{transaction}.FirstIn(Opportunity::Search::kInviting);
    if (inviting) return;
    looking = OpportunityStore{transaction}.FirstIn(Opportunity::Search::kLooking);
    if (looking && looking->IsOpen(now)) look = LookFurther(transaction, *looking, now);
  });
  if (!inviting && !looking) return false;
  database.Write([&](database::Transaction& transaction) {
    return inviting ? InviteBest(transaction, inviting->opportunity_id, now)
                    : KeepLook(transaction, *looking, look, now);
  });
  return true;
}

}  // namespace participation::people_bank
