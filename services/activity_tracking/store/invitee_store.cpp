#include "services/activity_tracking/store/invitee_store.hpp"

#include "services/activity_tracking/store/people.hpp"

namespace participation::activity_tracking {

std::optional<Invitee> InviteeStore::Find(std::string_view invitation_id) {
  const auto rows = transaction_.Execute(
      "SELECT invitation_id, opportunity_id, person_id, answer, registration_id FROM invitees WHERE invitation_id = $1",
      {invitation_id});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows[0];
  return Invitee{.invitation_id = row.Text(0),
                 .opportunity_id = row.Text(1),
                 .person_id = row.TextOrEmpty(2),
                 .answer = static_cast<Invitee::Answer>(row.Integer(3)),
                 .registration_id = row.Text(4)};
}

void InviteeStore::Save(const Invitee& invitee) {
  transaction_.Execute(
      "INSERT INTO invitees (invitation_id, opportunity_id, person_id, answer, registration_id) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (invitation_id) DO UPDATE SET answer = excluded.answer, "
      "registration_id = excluded.registration_id",
      {invitee.invitation_id, invitee.opportunity_id, PersonOrNull(invitee.person_id), static_cast<int>(invitee.answer),
       invitee.registration_id});
}

}  // namespace participation::activity_tracking
