#include "services/people_bank/store/invitation_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/database/select_among.hpp"
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

std::map<std::string, Invitation> InvitationStore::FindFor(const std::string& opportunity_id,
                                                           std::span<const std::string> person_ids) {
  const std::vector<database::Parameter> among(person_ids.begin(), person_ids.end());
  std::map<std::string, Invitation> found;
  for (const auto& row : database::SelectAmong(
           transaction_,
           absl::StrCat("SELECT ", kColumns, " FROM invitations WHERE opportunity_id = $1 AND person_id IN (?)"),
           {opportunity_id}, among)) {
    found.emplace(row.Text(2), ReadInvitation(row));
  }
  return found;
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

std::set<std::string> InvitationStore::AskedAmong(std::span<const std::string> person_ids, clock::Time since,
                                                  std::int64_t times) {
  const std::vector<database::Parameter> among(person_ids.begin(), person_ids.end());
  std::set<std::string> asked;
  for (const auto& row :
       database::SelectAmong(transaction_,
                             "SELECT person_id FROM invitations WHERE person_id IN (?) AND create_time > $1 "
                             "AND (state <> $2 OR send_time IS NOT NULL) GROUP BY person_id HAVING count(*) >= $3",
                             {clock::ToMicros(since), static_cast<int>(Invitation::State::kCancelled), times}, among)) {
    asked.insert(row.Text(0));
  }
  return asked;
}

void InvitationStore::SaveAll(std::span<const Invitation> invitations) {
  if (invitations.empty()) return;
  std::vector<std::string> reasons;
  for (const auto& invitation : invitations) reasons.push_back(text::JoinCodes(invitation.record().reasons));
  std::vector<std::vector<database::Parameter>> rows;
  for (std::size_t i = 0; i < invitations.size(); ++i) {
    const auto& record = invitations[i].record();
    rows.push_back({record.invitation_id, record.opportunity_id, record.person_id, static_cast<int>(record.state),
                    reasons[i], record.cancel_reason, record.version, record.revision,
                    clock::ToMicros(record.create_time), OptionalMicros(record.send_time),
                    OptionalMicros(record.answer_time)});
  }
  transaction_.ExecuteMany(
      absl::StrCat("INSERT INTO invitations (", kColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (invitation_id) DO UPDATE SET "
                   "state = $4, cancel_reason = $6, version = $7, revision = $8, create_time = $9, send_time = $10, "
                   "answer_time = $11"),
      rows);
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
