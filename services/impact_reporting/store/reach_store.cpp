#include "services/impact_reporting/store/reach_store.hpp"

namespace participation::impact_reporting {
namespace {

constexpr int kAccepted = 1;
constexpr int kDeclined = 2;

}  // namespace

void ReachStore::SetOrganisation(const std::string& opportunity_id, const std::string& organisation) {
  transaction_.Execute(
      "INSERT INTO opportunities (opportunity_id, organisation, invited, accepted, declined) VALUES ($1, $2, 0, 0, 0) "
      "ON CONFLICT (opportunity_id) DO UPDATE SET organisation = $2",
      {opportunity_id, organisation});
}

void ReachStore::CountSent(const std::string& invitation_id, const std::string& opportunity_id) {
  const auto news = transaction_.Execute(
      "INSERT INTO invitations (invitation_id, opportunity_id, sent, answer) VALUES ($1, $2, 1, 0) "
      "ON CONFLICT (invitation_id) DO UPDATE SET sent = 1 WHERE invitations.sent = 0 RETURNING 1",
      {invitation_id, opportunity_id});
  if (!news.empty()) Change(opportunity_id, {.invited = 1});
}

void ReachStore::CountAnswer(const std::string& invitation_id, const std::string& opportunity_id, bool accepted) {
  const auto known = transaction_.Execute("SELECT answer FROM invitations WHERE invitation_id = $1", {invitation_id});
  const auto before = known.empty() ? 0 : known[0].Integer(0);
  const int answer = accepted ? kAccepted : kDeclined;
  transaction_.Execute(
      "INSERT INTO invitations (invitation_id, opportunity_id, sent, answer) VALUES ($1, $2, 0, $3) "
      "ON CONFLICT (invitation_id) DO UPDATE SET answer = $3",
      {invitation_id, opportunity_id, answer});
  Change(opportunity_id, {.accepted = (answer == kAccepted) - (before == kAccepted),
                          .declined = (answer == kDeclined) - (before == kDeclined)});
}

void ReachStore::Change(const std::string& opportunity_id, const ReachTally& by) {
  transaction_.Execute(
      "INSERT INTO opportunities (opportunity_id, organisation, invited, accepted, declined) "
      "VALUES ($1, '', $2, $3, $4) ON CONFLICT (opportunity_id) DO UPDATE SET "
      "invited = opportunities.invited + $2, accepted = opportunities.accepted + $3, "
      "declined = opportunities.declined + $4",
      {opportunity_id, by.invited, by.accepted, by.declined});
}

ReachTally ReachStore::Tally(const std::string& organisation) {
  const auto row = transaction_.Execute(
      "SELECT CAST(COALESCE(SUM(invited), 0) AS BIGINT), CAST(COALESCE(SUM(accepted), 0) AS BIGINT), "
      "CAST(COALESCE(SUM(declined), 0) AS BIGINT) FROM opportunities WHERE organisation = $1",
      {organisation})[0];
  return {row.Integer(0), row.Integer(1), row.Integer(2)};
}

}  // namespace participation::impact_reporting
