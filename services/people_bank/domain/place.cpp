#include "services/people_bank/domain/place.hpp"

namespace participation::people_bank {

bool IsSameOccasion(const Place& known, const Place& place) {
  return known.occasion.start_time == place.occasion.start_time && known.occasion.end_time == place.occasion.end_time &&
         known.occasion.place == place.occasion.place && known.online_link == place.online_link;
}

std::optional<OutgoingMessage::Kind> NewsOf(PlaceChange change, std::optional<OutgoingMessage::Kind> overtaken) {
  switch (change) {
    case PlaceChange::kPromoted:
      return OutgoingMessage::Kind::kPlace;
    case PlaceChange::kMoved:
      return overtaken.value_or(OutgoingMessage::Kind::kMove);
    case PlaceChange::kCalledOff:
      return OutgoingMessage::Kind::kCallOff;
    case PlaceChange::kGivenBack:
      break;
  }
  return std::nullopt;
}

}  // namespace participation::people_bank
