#pragma once

#include <span>
#include <string>

#include "services/people_bank/domain/consent.hpp"
#include "services/people_bank/domain/opportunity.hpp"
#include "services/people_bank/domain/place.hpp"

namespace participation::people_bank {

// What a message says, in plain English. A text message has no subject and is short.
struct Words {
  std::string subject;
  std::string body;
};

// What came of what people said, in the published words.
struct Outcome {
  std::string outcome_id;
  std::string title;
  std::string summary;
  std::string organisation = {};
};

// The words with the name of the organisation that they come from, if that is known.
Words Signed(Words words, const std::string& organisation, Channel channel);

// Asks somebody to take up an opportunity: what, where, until when, why they are asked, how to answer and how to stop
// being asked.
Words InvitationWords(const std::string& given_name, const Opportunity& opportunity,
                      std::span<const std::string> reasons, const std::string& invitation_id, Channel channel);

// Tells somebody that the place that they waited for is theirs: what, when, where, and how to give it back.
Words PlaceWords(const std::string& given_name, const Place& place, Channel channel);

// Tells somebody who has a place, or waits for one, when and where it is now, and how to give it back.
Words MoveWords(const std::string& given_name, const Place& place, Channel channel);

// Tells somebody who had a place, or waited for one, that it does not take place, and why.
Words CallOffWords(const std::string& given_name, const Place& place, Channel channel);

// Tells somebody what changed because of what they and others said.
Words OutcomeWords(const std::string& given_name, const Outcome& outcome, Channel channel);

}  // namespace participation::people_bank
