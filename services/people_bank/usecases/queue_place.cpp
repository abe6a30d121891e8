#include "services/people_bank/usecases/queue_place.hpp"

#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/store/place_store.hpp"

namespace participation::people_bank {

absl::Status QueuePlace(database::Transaction& transaction, const std::string& person_id, const Place& place,
                        clock::Time now) {
  if (!PersonStore{transaction}.FindActive(person_id).ok()) return absl::OkStatus();
  if (!PlaceStore{transaction}.Add(place)) return absl::OkStatus();
  OutgoingMessageStore{transaction}.Save(OutgoingMessage::Queued(place.registration_id, OutgoingMessage::Kind::kPlace,
                                                                 person_id, place.registration_id, now));
  return absl::OkStatus();
}

}  // namespace participation::people_bank
