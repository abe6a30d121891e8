#include "services/people_bank/domain/consent.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::people_bank {

Consent Consent::First(std::string person_id, Purpose purpose, Channel channel, std::string source, clock::Time now) {
  return Consent{{.person_id = std::move(person_id),
                  .purpose = purpose,
                  .channel = channel,
                  .state = State::kGiven,
                  .change_time = now,
                  .source = std::move(source),
                  .version = 1}};
}

bool Consent::Move(State state, std::string source, clock::Time now) {
  if (record_.state == state) return false;
  record_.state = state;
  record_.change_time = now;
  record_.source = std::move(source);
  ++record_.version;
  return true;
}

absl::Status ConsentNotGiven() {
  return refusal::FailedPrecondition(
      "CONSENT_NOT_GIVEN", "consent for this purpose and channel was never given, so nothing is sent that way anyway",
      {{"state", "NOT_GIVEN"}, {"allowed", "GiveConsent"}});
}

}  // namespace participation::people_bank
