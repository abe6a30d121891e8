#include "services/activity_tracking/store/opportunity_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/codes.hpp"

namespace participation::activity_tracking {
namespace {

constexpr char kColumns[] =
    "opportunity_id, activity_id, engagement_event_id, organisation, title, summary, place, topics, areas, "
    "involvements, places, close_time, state, invited, accepted, declined, version, create_time, update_time";

Opportunity Read(const database::Row& row) {
  return Opportunity::Restore({.opportunity_id = row.Text(0),
                               .advert = {.activity_id = row.Text(1),
                                          .engagement_event_id = row.Text(2),
                                          .organisation = row.Text(3),
                                          .title = row.Text(4),
                                          .summary = row.Text(5),
                                          .place = row.Text(6),
                                          .topics = text::SplitCodes(row.Text(7)),
                                          .areas = text::SplitCodes(row.Text(8)),
                                          .involvements = text::SplitCodes(row.Text(9)),
                                          .places = row.Integer(10),
                                          .close_time = clock::FromMicros(row.Integer(11))},
                               .state = static_cast<Opportunity::State>(row.Integer(12)),
                               .invited = row.Integer(13),
                               .accepted = row.Integer(14),
                               .declined = row.Integer(15),
                               .version = row.Integer(16),
                               .create_time = clock::FromMicros(row.Integer(17)),
                               .update_time = clock::FromMicros(row.Integer(18))});
}

std::vector<Opportunity> ReadAll(const database::Rows& rows) {
  std::vector<Opportunity> opportunities;
  for (const auto& row : rows) opportunities.push_back(Read(row));
  return opportunities;
}

absl::StatusOr<Opportunity> ReadFirst(const database::Rows& rows) {
  if (rows.empty()) return refusal::NotFound("OPPORTUNITY_UNKNOWN", "there is no opportunity with this id");
  return Read(rows[0]);
}

database::Select Opportunities() {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM opportunities");
  return database::Select{sql};
}

}  // namespace

absl::StatusOr<Opportunity> OpportunityStore::Find(std::string_view opportunity_id) {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM opportunities WHERE opportunity_id = $1");
  return ReadFirst(transaction_.Execute(sql, {opportunity_id}));
}

absl::StatusOr<Opportunity> OpportunityStore::FindForChange(std::string_view opportunity_id) {
  static const std::string sql =
      absl::StrCat("UPDATE opportunities SET version = version WHERE opportunity_id = $1 RETURNING ", kColumns);
  return ReadFirst(transaction_.Execute(sql, {opportunity_id}));
}

void OpportunityStore::Save(const Opportunity& opportunity) {
  static const std::string sql =
      absl::StrCat("INSERT INTO opportunities (", kColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) "
                   "ON CONFLICT (opportunity_id) DO UPDATE SET close_time = excluded.close_time, "
                   "state = excluded.state, invited = excluded.invited, accepted = excluded.accepted, "
                   "declined = excluded.declined, version = excluded.version, update_time = excluded.update_time");
  const auto& record = opportunity.record();
  const auto& advert = record.advert;
  transaction_.Execute(
      sql, {record.opportunity_id, advert.activity_id, advert.engagement_event_id, advert.organisation, advert.title,
            advert.summary, advert.place, text::JoinCodes(advert.topics), text::JoinCodes(advert.areas),
            text::JoinCodes(advert.involvements), advert.places, clock::ToMicros(advert.close_time),
            static_cast<int>(record.state), record.invited, record.accepted, record.declined, record.version,
            clock::ToMicros(record.create_time), clock::ToMicros(record.update_time)});
}

std::vector<Opportunity> OpportunityStore::List(const OpportunityFilter& filter, const paging::Page& page) {
  auto select = Opportunities();
  if (!filter.organisation.empty()) select.Where("organisation = ?", {filter.organisation});
  if (!filter.activity_id.empty()) select.Where("activity_id = ?", {filter.activity_id});
  if (filter.state) {
    // `+` keeps the planner from the index by state where a narrower one is at hand.
    const bool narrower = !filter.organisation.empty() || !filter.activity_id.empty();
    select.Where(narrower ? "+state = ?" : "state = ?", {static_cast<int>(*filter.state)});
  }
  select.Where("opportunity_id > ?", {page.after});
  return ReadAll(select.Run(transaction_, "opportunity_id", page.size + 1));
}

std::vector<Opportunity> OpportunityStore::PublishedOf(std::string_view activity_id, std::size_t limit) {
  auto select = Opportunities();
  select.Where("state = 1").Where("activity_id = ?", {activity_id});
  return ReadAll(select.Run(transaction_, "opportunity_id", limit));
}

std::vector<Opportunity> OpportunityStore::PublishedFor(std::string_view engagement_event_id, std::size_t limit) {
  auto select = Opportunities();
  select.Where("state = 1").Where("engagement_event_id = ?", {engagement_event_id});
  return ReadAll(select.Run(transaction_, "opportunity_id", limit));
}

std::vector<Opportunity> OpportunityStore::ToClose(clock::Time now, std::size_t limit) {
  auto select = Opportunities();
  select.Where("state = 1").Where("close_time <= ?", {clock::ToMicros(now)});
  return ReadAll(select.Run(transaction_, "close_time", limit));
}

std::int64_t OpportunityStore::CountPublished() {
  return transaction_.Execute("SELECT count(*) FROM opportunities WHERE state = 1")[0].Integer(0);
}

}  // namespace participation::activity_tracking
