#include "services/people_bank/store/outgoing_message_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "services/people_bank/domain/invitation.hpp"
#include "services/people_bank/store/times.hpp"

namespace participation::people_bank {
namespace {

constexpr char kColumns[] =
    "outgoing_message_id, person_id, kind, state, reason, subject_id, attempts, due_time, create_time, send_time, "
    "channel";
// `+state` keeps SQLite from taking the index by state, which all that is queued shares, instead of the narrower one.
constexpr auto kQueued = static_cast<std::int64_t>(OutgoingMessage::State::kQueued);

OutgoingMessage ReadMessage(const database::Row& row) {
  OutgoingMessage message{.outgoing_message_id = row.Text(0),
                          .person_id = row.Text(1),
                          .kind = static_cast<OutgoingMessage::Kind>(row.Integer(2)),
                          .state = static_cast<OutgoingMessage::State>(row.Integer(3)),
                          .reason = row.Text(4),
                          .subject_id = row.Text(5),
                          .attempts = row.Integer(6),
                          .due_time = clock::FromMicros(row.Integer(7)),
                          .create_time = clock::FromMicros(row.Integer(8)),
                          .send_time = OptionalTime(row, 9),
                          .channel = std::nullopt};
  if (const auto channel = row.OptionalInteger(10)) message.channel = static_cast<Channel>(*channel);
  return message;
}

std::vector<OutgoingMessage> ReadMessages(const database::Rows& rows) {
  std::vector<OutgoingMessage> messages;
  messages.reserve(rows.size());
  for (const auto& row : rows) messages.push_back(ReadMessage(row));
  return messages;
}

}  // namespace

std::optional<OutgoingMessage> OutgoingMessageStore::Find(const std::string& outgoing_message_id) {
  const auto rows =
      transaction_.Execute(absl::StrCat("SELECT ", kColumns, " FROM outgoing_messages WHERE outgoing_message_id = $1"),
                           {outgoing_message_id});
  if (rows.empty()) return std::nullopt;
  return ReadMessage(rows[0]);
}

std::vector<OutgoingMessage> OutgoingMessageStore::List(const Query& query) {
  database::Select select{absl::StrCat("SELECT ", kColumns, " FROM outgoing_messages")};
  select.Where("outgoing_message_id > ?", {query.after});
  if (!query.person_id.empty()) select.Where("person_id = ?", {query.person_id});
  if (query.state) {
    select.Where(query.person_id.empty() ? "state = ?" : "+state = ?", {static_cast<int>(*query.state)});
  }
  return ReadMessages(select.Run(transaction_, "outgoing_message_id", query.limit));
}

std::vector<OutgoingMessage> OutgoingMessageStore::Due(clock::Time now, std::size_t limit) {
  return ReadMessages(transaction_.Execute(
      absl::StrCat("SELECT ", kColumns,
                   " FROM outgoing_messages WHERE state = $1 AND due_time <= $2 ORDER BY due_time LIMIT $3"),
      {kQueued, clock::ToMicros(now), limit}));
}

std::vector<OutgoingMessage> OutgoingMessageStore::QueuedFor(const std::string& person_id) {
  return ReadMessages(transaction_.Execute(
      absl::StrCat("SELECT ", kColumns,
                   " FROM outgoing_messages WHERE person_id = $1 AND +state = $2 ORDER BY outgoing_message_id"),
      {person_id, kQueued}));
}

bool OutgoingMessageStore::AnyAbout(const std::string& subject_id) {
  return !transaction_.Execute("SELECT 1 FROM outgoing_messages WHERE subject_id = $1 LIMIT 1", {subject_id}).empty();
}

void OutgoingMessageStore::SaveAll(std::span<const OutgoingMessage> messages) {
  if (messages.empty()) return;
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& message : messages) {
    std::optional<int> channel;
    if (message.channel) channel = static_cast<int>(*message.channel);
    rows.push_back({message.outgoing_message_id, message.person_id, static_cast<int>(message.kind),
                    static_cast<int>(message.state), message.reason, message.subject_id, message.attempts,
                    clock::ToMicros(message.due_time), clock::ToMicros(message.create_time),
                    OptionalMicros(message.send_time), channel});
  }
  transaction_.ExecuteMany(
      absl::StrCat("INSERT INTO outgoing_messages (", kColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (outgoing_message_id) DO "
                   "UPDATE SET state = $4, reason = $5, attempts = $7, due_time = $8, send_time = $10, channel = $11"),
      rows);
}

void OutgoingMessageStore::StopQueuedAbout(const std::string& opportunity_id, std::string_view reason) {
  transaction_.Execute(
      "UPDATE outgoing_messages SET state = $3, reason = $2 WHERE +state = $4 AND subject_id IN "
      "(SELECT invitation_id FROM invitations WHERE opportunity_id = $1 AND state = $5)",
      {opportunity_id, reason, static_cast<int>(OutgoingMessage::State::kNotSent), kQueued,
       static_cast<int>(Invitation::State::kQueued)});
}

}  // namespace participation::people_bank
