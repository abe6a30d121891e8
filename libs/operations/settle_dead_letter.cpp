#include "libs/operations/settle_dead_letter.hpp"

#include <string>

#include "libs/events/applied_log.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::operations {
namespace {

using events::DeadLetter;
using events::DeadLetters;

absl::Status RefuseOutOfTurn(const DeadLetter& first) {
  return refusal::FailedPrecondition(
      "EARLIER_EVENT_WAITS", "an earlier event of its topic and key comes first: replay or drop " + first.event.id,
      {{"event_id", first.event.id}});
}

absl::Status RefuseBroken(const std::string& breakdown) {
  return refusal::FailedPrecondition(
      "REACTION_BROKE", "nothing was changed, its reaction broke down again: " + events::Presentable(breakdown) +
                            ". Mend that and replay the event, or drop it");
}

absl::Status RefuseRefused(const absl::Status& answer) {
  return refusal::FailedPrecondition("REACTION_REFUSED", "nothing was changed, its reaction refuses the event: " +
                                                             events::Presentable(std::string{answer.message()}) +
                                                             ". Bring about what it needs and replay it, or drop it");
}

absl::Status RefuseUnknownLetter() {
  return refusal::NotFound("DEAD_LETTER_NOT_FOUND",
                           "this module has set aside no such event: it is settled, or another module's");
}

}  // namespace

absl::StatusOr<DeadLetter> GetDeadLetter(database::Transaction& transaction, std::string_view event_id) {
  auto letter = DeadLetters{transaction}.Find(event_id);
  if (letter) return *std::move(letter);
  return RefuseUnknownLetter();
}

absl::StatusOr<DeadLetter> ReplayDeadLetter(database::Transaction& transaction, const events::Reactions& reactions,
                                            std::string_view event_id, clock::Time now) {
  auto letter = GetDeadLetter(transaction, event_id);
  if (!letter.ok()) return letter;
  const auto first = DeadLetters{transaction}.First(letter->event);
  if (first && first->position != letter->position) return RefuseOutOfTurn(*first);
  if (!DeadLetters{transaction}.Take(*letter)) return RefuseUnknownLetter();
  const auto applied = reactions.Apply(transaction, letter->event);
  if (!applied.status) return RefuseBroken(applied.breakdown);
  if (!applied.status->ok()) return RefuseRefused(*applied.status);
  events::AppliedLog{transaction}.Add({&letter->event, 1});
  DeadLetters{transaction}.WakeNext(*letter, now);
  return letter;
}

absl::StatusOr<DeadLetter> DropDeadLetter(database::Transaction& transaction, std::string_view event_id,
                                          clock::Time now) {
  auto letter = GetDeadLetter(transaction, event_id);
  if (!letter.ok()) return letter;
  if (!DeadLetters{transaction}.Drop(*letter)) return RefuseUnknownLetter();
  DeadLetters{transaction}.WakeNext(*letter, now);
  return letter;
}

}  // namespace participation::operations
