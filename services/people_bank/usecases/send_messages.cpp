#include "services/people_bank/usecases/send_messages.hpp"

#include <stdexcept>
#include <variant>
#include <vector>

#include "absl/strings/ascii.h"
#include "libs/faults/crash_point.hpp"
#include "libs/log/log.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/usecases/draft_message.hpp"
#include "services/people_bank/usecases/settle_message.hpp"

namespace participation::people_bank {
namespace {

constexpr std::size_t kSentAtOnce = 100;

struct Sent {
  Channel channel;
  clock::Time time;
};
struct Deferred {};
struct Stopped {};  // by somebody else, or to be looked at again because a channel fell away

using Result = std::variant<Sent, Obstacle, Deferred, Stopped>;

Result HandOver(const Sending& sending, const OutgoingMessage& message, const Letter& letter) {
  bool may = false;
  sending.database.Read(
      [&](database::Transaction& transaction) { may = MayStillSend(transaction, message, letter.channel); });
  if (!may) return Stopped{};
  try {
    sending.mailer.Send(letter.message);
  } catch (const std::invalid_argument& problem) {
    log::Warning("a message cannot be addressed", {log::Reason(problem.what())});
    return Obstacle::kNoAddress;
  }
  return Sent{letter.channel, sending.clock.Now()};
}

Result SendOne(const Sending& sending, const OutgoingMessage& message) {
  std::optional<std::variant<Draft, Obstacle>> draft;
  sending.database.Read([&](database::Transaction& transaction) {
    draft = DraftMessage(transaction, message.outgoing_message_id, sending.clock.Now());
  });
  if (!draft) return Stopped{};
  if (const auto* obstacle = std::get_if<Obstacle>(&*draft)) return *obstacle;
  const auto letter = WriteLetter(sending.identity, sending.organisations, std::get<Draft>(*draft));
  if (!letter.ok()) {
    if (message.attempts + 1 >= kMostAttemptsToOpen) return Obstacle::kUnreadable;
    throw std::runtime_error{"the details of a person cannot be opened"};
  }
  if (const auto* obstacle = std::get_if<Obstacle>(&*letter)) return *obstacle;
  return HandOver(sending, message, std::get<Letter>(*letter));
}

Result TryToSend(const Sending& sending, const OutgoingMessage& message) {
  try {
    return SendOne(sending, message);
  } catch (const std::exception& problem) {
    log::Warning("a message could not be handed over and is tried again later",
                 {log::Attempt(message.attempts + 1), log::Reason(problem.what())});
    return Deferred{};
  }
}

void Record(database::Transaction& transaction, const OutgoingMessage& tried, const Result& result, clock::Time now) {
  OutgoingMessageStore messages{transaction};
  auto message = messages.Find(tried.outgoing_message_id);
  if (!message) return;
  if (const auto* sent = std::get_if<Sent>(&result))
    return SettleSent(transaction, *message, sent->channel, sent->time);
  if (message->due_time != tried.due_time) return;  // It was put off, or queued again, by somebody else.
  if (const auto* obstacle = std::get_if<Obstacle>(&result)) return SettleNotSent(transaction, *message, *obstacle);
  if (!std::holds_alternative<Deferred>(result) || message->state != OutgoingMessage::State::kQueued) return;
  ++message->attempts;
  message->due_time = now + WaitAfter(message->attempts);
  messages.Save(*message);
}

std::string OutcomeOf(const Result& result) {
  if (std::holds_alternative<Sent>(result)) return "sent";
  if (const auto* obstacle = std::get_if<Obstacle>(&result))
    return absl::AsciiStrToLower(std::string{NameOf(*obstacle)});
  return std::holds_alternative<Deferred>(result) ? "deferred" : "stopped";
}

}  // namespace

bool SendMessages(const Sending& sending) {
  std::vector<OutgoingMessage> due;
  sending.database.Read([&](database::Transaction& transaction) {
    due = OutgoingMessageStore{transaction}.Due(sending.clock.Now(), kSentAtOnce);
  });
  if (due.empty()) return false;
  std::vector<Result> results;
  for (const auto& message : due) results.push_back(TryToSend(sending, message));
  faults::CrashPoint("messages-handed-over");
  sending.database.Write([&](database::Transaction& transaction) {
    for (std::size_t i = 0; i < due.size(); ++i) Record(transaction, due[i], results[i], sending.clock.Now());
    return true;
  });
  for (std::size_t i = 0; i < due.size(); ++i) sending.observe(due[i].kind, OutcomeOf(results[i]));
  return due.size() == kSentAtOnce;
}

}  // namespace participation::people_bank
