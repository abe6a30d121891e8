#include "services/people_bank/store/place_store.hpp"

namespace participation::people_bank {

std::optional<Place> PlaceStore::Find(const std::string& registration_id) {
  const auto rows = transaction_.Execute(
      "SELECT registration_id, title, start_time, end_time, venue, online_link FROM places WHERE registration_id = $1",
      {registration_id});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows[0];
  return Place{.registration_id = row.Text(0),
               .title = row.Text(1),
               .occasion = {.start_time = clock::FromMicros(row.Integer(2)),
                            .end_time = clock::FromMicros(row.Integer(3)),
                            .place = row.Text(4),
                            .online = !row.Text(5).empty()},
               .online_link = row.Text(5)};
}

bool PlaceStore::Add(const Place& place) {
  return !transaction_
              .Execute(
                  "INSERT INTO places (registration_id, title, start_time, end_time, venue, online_link) "
                  "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING registration_id",
                  {place.registration_id, place.title, clock::ToMicros(place.occasion.start_time),
                   clock::ToMicros(place.occasion.end_time), place.occasion.place, place.online_link})
              .empty();
}

}  // namespace participation::people_bank
