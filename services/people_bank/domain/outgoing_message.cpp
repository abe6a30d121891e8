#include "services/people_bank/domain/outgoing_message.hpp"

#include <algorithm>

namespace participation::people_bank {

OutgoingMessage OutgoingMessage::Queued(std::string outgoing_message_id, Kind kind, std::string person_id,
                                        std::string subject_id, clock::Time now) {
  OutgoingMessage message;
  message.outgoing_message_id = std::move(outgoing_message_id);
  message.person_id = std::move(person_id);
  message.kind = kind;
  message.subject_id = std::move(subject_id);
  message.due_time = now;
  message.create_time = now;
  return message;
}

std::string_view NameOf(OutgoingMessage::Kind kind) {
  switch (kind) {
    case OutgoingMessage::Kind::kInvitation:
      return "invitation";
    case OutgoingMessage::Kind::kOutcome:
      return "outcome";
    case OutgoingMessage::Kind::kPlace:
      return "place";
    case OutgoingMessage::Kind::kMove:
      return "move";
    case OutgoingMessage::Kind::kCallOff:
      return "call_off";
  }
  return "";
}

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
    case Obstacle::kTooLate:
      return "TOO_LATE";
    case Obstacle::kGivenBack:
      return "GIVEN_BACK";
    case Obstacle::kOvertaken:
      return "OVERTAKEN";
    case Obstacle::kUnreadable:
      return "DETAILS_UNREADABLE";
  }
  return "";
}

// A place that somebody took, and what becomes of it, belongs to the opportunity: that they registered says that they
// come, and not that they may be written to. Whoever agreed to no message about opportunities gets none about it.
Purpose PurposeOf(OutgoingMessage::Kind kind) {
  return kind == OutgoingMessage::Kind::kOutcome ? Purpose::kOutcomes : Purpose::kOpportunities;
}

std::chrono::minutes WaitAfter(std::int64_t attempts) {
  return std::min(std::chrono::minutes{60}, std::chrono::minutes{1LL << std::clamp<std::int64_t>(attempts - 1, 0, 6)});
}

}  // namespace participation::people_bank
