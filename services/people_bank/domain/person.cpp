#include "services/people_bank/domain/person.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::people_bank {
namespace {

absl::Status TextsUnlinked() {
  return refusal::FailedPrecondition(
      "TEXTS_UNLINKED",
      "this person left and let their texts stay: nothing tells any more which texts were theirs, so that they cannot "
      "go now",
      {{"state", "ERASED"}, {"allowed", ""}});
}

}  // namespace

Person Person::Register(std::string person_id, Interests interests, clock::Time now) {
  return Person{{.person_id = std::move(person_id),
                 .state = State::kActive,
                 .interests = Sorted(std::move(interests)),
                 .version = 1,
                 .create_time = now,
                 .update_time = now}};
}

absl::Status Person::CheckActive() const { return state() == State::kErased ? PersonErased() : absl::OkStatus(); }

void Person::Advance(clock::Time now) {
  ++record_.version;
  record_.update_time = now;
}

absl::StatusOr<bool> Person::Erase(bool erase_texts, clock::Time now) {
  if (state() == State::kErased) {
    if (erase_texts && !texts_erased()) return TextsUnlinked();
    return false;
  }
  record_.state = State::kErased;
  record_.texts_erased = erase_texts;
  record_.interests = {};
  Advance(now);
  return true;
}

absl::Status PersonErased() {
  return refusal::FailedPrecondition("PERSON_ERASED",
                                     "this person left and was forgotten: nothing more is known or may be done",
                                     {{"state", "ERASED"}, {"allowed", "ErasePerson"}});
}

}  // namespace participation::people_bank
