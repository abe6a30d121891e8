#include "services/people_bank/usecases/forget_places.hpp"

#include "services/people_bank/store/place_store.hpp"

namespace participation::people_bank {

bool ForgetPlaces(database::Database& database, clock::Time now) {
  const clock::Time time = now - kPlaceKept;
  bool any = false;
  database.Read([&](database::Transaction& transaction) { any = PlaceStore{transaction}.AnyOver(time); });
  if (!any) return false;
  bool more = false;
  database.Write([&](database::Transaction& transaction) {
    more = PlaceStore{transaction}.RemoveOver(time);
    return true;
  });
  return more;
}

}  // namespace participation::people_bank
