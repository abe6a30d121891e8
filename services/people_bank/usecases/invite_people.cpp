#include "services/people_bank/usecases/invite_people.hpp"

#include <map>
#include <optional>

#include "absl/strings/str_cat.h"
#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/queue_invitation.hpp"

namespace participation::people_bank {
namespace {

// What is to be written.
struct Invited {
  std::vector<Invitation> queued;
  std::vector<Invitation> cancelled;
};

// Invites somebody, unless there is an obstacle, on top of an earlier invitation to the same, if there is one.
Invitation Invite(const std::string& opportunity_id, const std::string& person_id, std::optional<Invitation> earlier,
                  std::optional<Obstacle> obstacle, clock::Time now, Invited& invited) {
  if (earlier && (obstacle || earlier->state() != Invitation::State::kCancelled)) return *std::move(earlier);
  if (earlier) {
    earlier->QueueAgain(now);
  } else {
    earlier = Invitation::Queue(id::New(), opportunity_id, person_id, {std::string{kNamed}}, now);
  }
  if (obstacle) earlier->Cancel(NameOf(*obstacle));
  (obstacle ? invited.cancelled : invited.queued).push_back(*earlier);
  return *std::move(earlier);
}

template <class Value>
std::optional<Value> Found(const std::map<std::string, Value>& values, const std::string& key) {
  const auto found = values.find(key);
  return found == values.end() ? std::nullopt : std::optional{found->second};
}

absl::Status CheckKnown(database::Transaction& transaction, std::span<const std::string> person_ids) {
  const auto states = PersonStore{transaction}.StatesOf(person_ids);
  for (std::size_t i = 0; i < person_ids.size(); ++i) {
    if (states.contains(person_ids[i])) continue;
    return refusal::NotFound("PERSON_NOT_FOUND", "nobody was invited: somebody is not on the register",
                             {{"field", absl::StrCat("person_ids[", i, "]")}});
  }
  return absl::OkStatus();
}

absl::Status CheckOpportunity(database::Transaction& transaction, const std::string& opportunity_id, clock::Time now) {
  const auto opportunity = OpportunityStore{transaction}.Find(opportunity_id);
  if (!opportunity) {
    return refusal::NotFound("OPPORTUNITY_NOT_FOUND",
                             "no such opportunity has become known here; one just published does within seconds");
  }
  return opportunity->IsOpen(now) ? absl::OkStatus() : OpportunityClosed("");
}

}  // namespace

absl::StatusOr<std::vector<Invitation>> InvitePeople(database::Transaction& transaction,
                                                     const std::string& opportunity_id,
                                                     std::span<const std::string> person_ids, clock::Time now) {
  if (auto refusal = CheckOpportunity(transaction, opportunity_id, now); !refusal.ok()) return refusal;
  if (auto refusal = CheckKnown(transaction, person_ids); !refusal.ok()) return refusal;
  InvitationStore invitations{transaction};
  auto earlier = invitations.FindFor(opportunity_id, person_ids);
  const auto obstacles = ObstaclesToInviting(transaction, person_ids, now);
  Invited invited;
  std::vector<Invitation> answer;
  for (const auto& person_id : person_ids) {
    answer.push_back(
        Invite(opportunity_id, person_id, Found(earlier, person_id), Found(obstacles, person_id), now, invited));
    earlier.insert_or_assign(person_id, answer.back());  // whoever is named twice is invited once
  }
  invitations.SaveAll(invited.cancelled);
  QueueInvitations(transaction, invited.queued, now);
  return answer;
}

}  // namespace participation::people_bank
