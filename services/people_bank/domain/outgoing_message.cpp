#include "services/people_bank/domain/outgoing_message.hpp"

#include <algorithm>

namespace participation::people_bank {

std::string_view NameOf(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::kNoConsent:
      return "NO_CONSENT";
    case Obstacle::kNoAddress:
      return "NO_ADDRESS";
    case Obstacle::kErased:
      return "ERASED";
    case Obstacle::kOpportunityClosed:
      return "OPPORTUNITY_CLOSED";
    case Obstacle::kContactCap:
      return "CONTACT_CAP";
    case Obstacle::kUnknownPerson:
      return "UNKNOWN_PERSON";
  }
  return "";
}

Purpose PurposeOf(OutgoingMessage::Kind kind) {
  return kind == OutgoingMessage::Kind::kInvitation ? Purpose::kOpportunities : Purpose::kOutcomes;
}

std::chrono::minutes WaitAfter(std::int64_t attempts) {
  return std::min(std::chrono::minutes{60}, std::chrono::minutes{1LL << std::clamp<std::int64_t>(attempts - 1, 0, 6)});
}

}  // namespace participation::people_bank
