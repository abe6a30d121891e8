#include "services/people_bank/store/partner_organisation_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/codes.hpp"
#include "services/people_bank/domain/interests.hpp"

namespace participation::people_bank {
namespace {

constexpr char kColumns[] =
    "partner_organisation_id, display_name, kind, topics, areas, communities, revision, create_time, update_time";

PartnerOrganisation ReadPartner(const database::Row& row) {
  return {.partner_organisation_id = row.Text(0),
          .profile = {.display_name = row.Text(1),
                      .kind = static_cast<PartnerOrganisation::Kind>(row.Integer(2)),
                      .topics = text::SplitCodes(row.Text(3)),
                      .areas = text::SplitCodes(row.Text(4)),
                      .communities = text::SplitCodes(row.Text(5))},
          .revision = row.Integer(6),
          .create_time = clock::FromMicros(row.Integer(7)),
          .update_time = clock::FromMicros(row.Integer(8))};
}

}  // namespace

absl::StatusOr<PartnerOrganisation> PartnerOrganisationStore::Find(const std::string& partner_organisation_id) {
  const auto rows = transaction_.Execute(
      absl::StrCat("SELECT ", kColumns, " FROM partner_organisations WHERE partner_organisation_id = $1"),
      {partner_organisation_id});
  if (rows.empty()) {
    return refusal::NotFound("PARTNER_ORGANISATION_NOT_FOUND", "there is no such partner organisation");
  }
  return ReadPartner(rows[0]);
}

std::vector<PartnerOrganisation> PartnerOrganisationStore::List(const Query& query) {
  database::Select select{absl::StrCat("SELECT ", kColumns, " FROM partner_organisations p")};
  select.Where("partner_organisation_id > ?", {query.after});
  if (query.kind) select.Where("kind = ?", {static_cast<int>(*query.kind)});
  for (const auto& interest : query.interests) {
    select.Where(
        "EXISTS (SELECT 1 FROM partner_interests i WHERE i.interest = ? "
        "AND i.partner_organisation_id = p.partner_organisation_id)",
        {interest});
  }
  std::vector<PartnerOrganisation> partners;
  for (const auto& row : select.Run(transaction_, "partner_organisation_id", query.limit)) {
    partners.push_back(ReadPartner(row));
  }
  return partners;
}

void PartnerOrganisationStore::Save(const PartnerOrganisation& partner) {
  const auto& profile = partner.profile;
  transaction_.Execute(
      absl::StrCat("INSERT INTO partner_organisations (", kColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (partner_organisation_id) DO UPDATE SET "
                   "display_name = $2, kind = $3, topics = $4, areas = $5, communities = $6, revision = $7, "
                   "update_time = $9"),
      {partner.partner_organisation_id, profile.display_name, static_cast<int>(profile.kind),
       text::JoinCodes(profile.topics), text::JoinCodes(profile.areas), text::JoinCodes(profile.communities),
       partner.revision, clock::ToMicros(partner.create_time), clock::ToMicros(partner.update_time)});
  transaction_.Execute("DELETE FROM partner_interests WHERE partner_organisation_id = $1",
                       {partner.partner_organisation_id});
  const auto interests = Listed({profile.topics, profile.areas, {}});
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& interest : interests) rows.push_back({interest, partner.partner_organisation_id});
  if (rows.empty()) return;
  transaction_.ExecuteMany("INSERT INTO partner_interests (interest, partner_organisation_id) VALUES ($1, $2)", rows);
}

void PartnerOrganisationStore::Forget(const std::string& partner_organisation_id) {
  for (const auto* table : {"partner_contacts", "partner_interests", "partner_organisations"}) {
    transaction_.Execute(absl::StrCat("DELETE FROM ", table, " WHERE partner_organisation_id = $1"),
                         {partner_organisation_id});
  }
}

std::string PartnerOrganisationStore::FindContacts(const std::string& partner_organisation_id) {
  const auto rows = transaction_.Execute("SELECT sealed FROM partner_contacts WHERE partner_organisation_id = $1",
                                         {partner_organisation_id});
  return rows.empty() ? std::string{} : rows[0].Text(0);
}

void PartnerOrganisationStore::PutContacts(const std::string& partner_organisation_id, const std::string& sealed) {
  transaction_.Execute(
      "INSERT INTO partner_contacts (partner_organisation_id, sealed) VALUES ($1, $2) "
      "ON CONFLICT (partner_organisation_id) DO UPDATE SET sealed = $2",
      {partner_organisation_id, database::Bytes{sealed}});
}

}  // namespace participation::people_bank
