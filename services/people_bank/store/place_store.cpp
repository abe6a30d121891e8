#include "services/people_bank/store/place_store.hpp"

#include "libs/database/delete_some.hpp"

namespace participation::people_bank {

std::optional<Place> PlaceStore::Find(const std::string& registration_id) {
  const auto rows = transaction_.Execute(
      "SELECT registration_id, person_id, version, state, title, start_time, end_time, venue, online_link, "
      "cancel_reason, outgoing_message_id, organisation FROM places WHERE registration_id = $1",
      {registration_id});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows[0];
  return Place{.registration_id = row.Text(0),
               .person_id = row.Text(1),
               .version = row.Integer(2),
               .state = static_cast<Place::State>(row.Integer(3)),
               .organisation = row.Text(11),
               .title = row.Text(4),
               .occasion = {.start_time = clock::FromMicros(row.Integer(5)),
                            .end_time = clock::FromMicros(row.Integer(6)),
                            .place = row.Text(7),
                            .online = !row.Text(8).empty()},
               .online_link = row.Text(8),
               .cancel_reason = row.Text(9),
               .outgoing_message_id = row.Text(10)};
}

void PlaceStore::Save(const Place& place) {
  transaction_.Execute(
      "INSERT INTO places (registration_id, person_id, version, state, title, start_time, end_time, venue, "
      "online_link, cancel_reason, outgoing_message_id, organisation) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
      "ON CONFLICT (registration_id) DO UPDATE SET version = excluded.version, state = excluded.state, "
      "title = excluded.title, start_time = excluded.start_time, end_time = excluded.end_time, "
      "venue = excluded.venue, online_link = excluded.online_link, cancel_reason = excluded.cancel_reason, "
      "outgoing_message_id = excluded.outgoing_message_id",
      {place.registration_id, place.person_id, place.version, static_cast<int>(place.state), place.title,
       clock::ToMicros(place.occasion.start_time), clock::ToMicros(place.occasion.end_time), place.occasion.place,
       place.online_link, place.cancel_reason, place.outgoing_message_id, place.organisation});
}

void PlaceStore::Remove(const std::string& registration_id) {
  transaction_.Execute("DELETE FROM places WHERE registration_id = $1", {registration_id});
}

void PlaceStore::Settle(const std::string& registration_id, const std::string& outgoing_message_id) {
  transaction_.Execute(
      "UPDATE places SET outgoing_message_id = '' WHERE registration_id = $1 AND outgoing_message_id = $2",
      {registration_id, outgoing_message_id});
  transaction_.Execute("DELETE FROM places WHERE registration_id = $1 AND outgoing_message_id = '' AND state = $2",
                       {registration_id, static_cast<int>(Place::State::kCalledOff)});
}

void PlaceStore::Forget(const std::string& person_id) {
  transaction_.Execute("DELETE FROM places WHERE person_id = $1", {person_id});
}

bool PlaceStore::AnyOver(clock::Time time) {
  return !transaction_
              .Execute("SELECT 1 FROM places WHERE end_time <= $1 AND outgoing_message_id = '' LIMIT 1",
                       {clock::ToMicros(time)})
              .empty();
}

bool PlaceStore::RemoveOver(clock::Time time) {
  return database::DeleteSome(transaction_, "places", "registration_id", "end_time <= $1 AND outgoing_message_id = ''",
                              {clock::ToMicros(time)});
}

}  // namespace participation::people_bank
