#include "services/people_bank/usecases/follow_place.hpp"

#include "libs/id/id.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/store/place_store.hpp"
#include "services/people_bank/usecases/settle_message.hpp"

namespace participation::people_bank {
namespace {

// Whoever was ever told of a place is not told of it again once it was forgotten.
bool IsNews(database::Transaction& transaction, const std::optional<Place>& known, const Place& place) {
  if (known) return known->version < place.version;
  return !OutgoingMessageStore{transaction}.AnyAbout(place.registration_id);
}

// What became of the place before it was heard that it was ever promoted or moved is kept, lest that be told yet.
bool IsOutOfOrder(const std::optional<Place>& known, const Place& place) { return !known && place.version > 1; }

Obstacle WhyStopped(PlaceChange change, bool over) {
  if (change == PlaceChange::kGivenBack) return Obstacle::kGivenBack;
  return over ? Obstacle::kTooLate : Obstacle::kOvertaken;
}

}  // namespace

absl::Status FollowPlace(database::Transaction& transaction, Place place, PlaceChange change, clock::Time now) {
  if (!PersonStore{transaction}.FindActive(place.person_id).ok()) return absl::OkStatus();
  PlaceStore places{transaction};
  OutgoingMessageStore messages{transaction};
  const auto known = places.Find(place.registration_id);
  if (!IsNews(transaction, known, place)) return absl::OkStatus();
  const bool over = place.IsOver(now);
  if (known && change == PlaceChange::kMoved && IsSameOccasion(*known, place)) {
    place.outgoing_message_id = known->outgoing_message_id;
    places.Save(place);
    return absl::OkStatus();
  }
  const auto overtaken = known ? messages.Find(known->outgoing_message_id) : std::nullopt;
  const auto news = NewsOf(change, overtaken ? std::optional{overtaken->kind} : std::nullopt);
  if (news && !over) place.outgoing_message_id = id::New();
  places.Save(place);
  if (overtaken) SettleNotSent(transaction, *overtaken, WhyStopped(change, over));
  if (!place.outgoing_message_id.empty()) {
    messages.Save(
        OutgoingMessage::Queued(place.outgoing_message_id, *news, place.person_id, place.registration_id, now));
  } else if (change == PlaceChange::kCalledOff || (!news && !IsOutOfOrder(known, place))) {
    places.Remove(place.registration_id);
  }
  return absl::OkStatus();
}

}  // namespace participation::people_bank
