#include "services/people_bank/store/invitation_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/codes.hpp"
#include "services/people_bank/store/times.hpp"

namespace participation::people_bank {
namespace {

constexpr char kColumns[] =
    "invitation_id, opportunity_id, person_id, state, reasons, cancel_reason, version, revision, create_time, "
    "send_time, answer_time";

Invitation ReadInvitation(const database::Row& row) {
  return Invitation::Restore({.invitation_id = row.Text(0),
                              .opportunity_id = row.Text(1),
                              .person_id = row.Text(2),
                              .state = static_cast<Invitation::State>(row.Integer(3)),
                              .reasons = text::SplitCodes(row.Text(4)),
                              .cancel_reason = row.Text(5),
                              .version = row.Integer(6),
                              .revision = row.Integer(7),
                              .create_time = clock::FromMicros(row.Integer(8)),
                              .send_time = OptionalTime(row, 9),
                              .answer_time = OptionalTime(row, 10)});
}

}  // namespace

absl::StatusOr<Invitation> InvitationStore::Find(const std::string& invitation_id) {
  const auto rows = transaction_.Execute(
      absl::StrCat("SELECT ", kColumns, " FROM invitations WHERE invitation_id = $1"), {invitation_id});
  if (rows.empty()) return refusal::NotFound("INVITATION_NOT_FOUND", "there is no such invitation");
  return ReadInvitation(rows[0]);
}

std::optional<Invitation> InvitationStore::FindFor(const std::string& opportunity_id, const std::string& person_id) {
  const auto rows = transaction_.Execute(
      absl::StrCat("SELECT ", kColumns, " FROM invitations WHERE opportunity_id = $1 AND person_id = $2"),
      {opportunity_id, person_id});
  if (rows.empty()) return std::nullopt;
  return ReadInvitation(rows[0]);
}

std::vector<Invitation> InvitationStore::List(const Query& query) {
  database::Select select{absl::StrCat("SELECT ", kColumns, " FROM invitations")};
  select.Where("invitation_id > ?", {query.after});
  if (!query.opportunity_id.empty()) select.Where("opportunity_id = ?", {query.opportunity_id});
  if (!query.person_id.empty()) select.Where("person_id = ?", {query.person_id});
  if (query.state) select.Where("state = ?", {static_cast<int>(*query.state)});
  std::vector<Invitation> invitations;
  for (const auto& row : select.Run(transaction_, "invitation_id", query.limit)) {
    invitations.push_back(ReadInvitation(row));
  }
  return invitations;
}

std::int64_t InvitationStore::CountSince(const std::string& person_id, clock::Time since) {
  return transaction_
      .Execute(
          "SELECT count(*) FROM invitations WHERE person_id = $1 AND create_time > $2 AND (state <> $3 OR send_time IS "
          "NOT NULL)",
          {person_id, clock::ToMicros(since), static_cast<int>(Invitation::State::kCancelled)})[0]
      .Integer(0);
}

void InvitationStore::Save(const Invitation& invitation) {
  const auto& record = invitation.record();
  transaction_.Execute(
      absl::StrCat("INSERT INTO invitations (", kColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (invitation_id) DO UPDATE SET "
                   "state = $4, cancel_reason = $6, version = $7, revision = $8, create_time = $9, send_time = $10, "
                   "answer_time = $11"),
      {record.invitation_id, record.opportunity_id, record.person_id, static_cast<int>(record.state),
       text::JoinCodes(record.reasons), record.cancel_reason, record.version, record.revision,
       clock::ToMicros(record.create_time), OptionalMicros(record.send_time), OptionalMicros(record.answer_time)});
}

void InvitationStore::CancelQueued(const std::string& opportunity_id, std::string_view reason) {
  transaction_.Execute(
      "UPDATE invitations SET state = $2, cancel_reason = $3, revision = revision + 1 "
      "WHERE opportunity_id = $1 AND state = $4",
      {opportunity_id, static_cast<int>(Invitation::State::kCancelled), reason,
       static_cast<int>(Invitation::State::kQueued)});
}

void InvitationStore::ForgetReasons(const std::string& person_id) {
  transaction_.Execute("UPDATE invitations SET reasons = '' WHERE person_id = $1", {person_id});
}

}  // namespace participation::people_bank
