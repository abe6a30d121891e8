#include "services/activity_tracking/store/activity_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/codes.hpp"

namespace participation::activity_tracking {
namespace {

constexpr char kColumns[] =
    "activity_id, programme_id, organisation, title, description, duties, rung, stage, layer, start_date, end_date, "
    "place, lead_title, topics, state, cancel_reason, version, create_time, update_time";

constexpr std::int64_t BitOf(Duty duty) { return std::int64_t{1} << static_cast<int>(duty); }

std::int64_t ToBits(const std::vector<Duty>& duties) {
  std::int64_t bits = 0;
  for (const Duty duty : duties) bits |= BitOf(duty);
  return bits;
}

std::vector<Duty> FromBits(std::int64_t bits) {
  std::vector<Duty> duties;
  for (int duty = 1; duty <= static_cast<int>(Duty::kNone); ++duty) {
    if ((bits & BitOf(Duty{duty})) != 0) duties.push_back(Duty{duty});
  }
  return duties;
}

Activity Read(const database::Row& row) {
  return Activity::Restore({.activity_id = row.Text(0),
                            .plan = {.programme_id = row.Text(1),
                                     .organisation = row.Text(2),
                                     .title = row.Text(3),
                                     .description = row.Text(4),
                                     .duties = FromBits(row.Integer(5)),
                                     .rung = static_cast<Rung>(row.Integer(6)),
                                     .stage = static_cast<Stage>(row.Integer(7)),
                                     .layer = static_cast<Layer>(row.Integer(8)),
                                     .start_date = row.Text(9),
                                     .end_date = row.Text(10),
                                     .place = row.Text(11),
                                     .lead = row.Text(12),
                                     .topics = text::SplitCodes(row.Text(13))},
                            .state = static_cast<Activity::State>(row.Integer(14)),
                            .cancel_reason = row.Text(15),
                            .version = row.Integer(16),
                            .create_time = clock::FromMicros(row.Integer(17)),
                            .update_time = clock::FromMicros(row.Integer(18))});
}

absl::StatusOr<Activity> ReadFirst(const database::Rows& rows) {
  if (rows.empty()) return refusal::NotFound("ACTIVITY_UNKNOWN", "there is no activity with this id");
  return Read(rows[0]);
}

}  // namespace

absl::StatusOr<Activity> ActivityStore::Find(std::string_view activity_id) {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM activities WHERE activity_id = $1");
  return ReadFirst(transaction_.Execute(sql, {activity_id}));
}

absl::StatusOr<Activity> ActivityStore::FindForChange(std::string_view activity_id) {
  static const std::string sql =
      absl::StrCat("UPDATE activities SET version = version WHERE activity_id = $1 RETURNING ", kColumns);
  return ReadFirst(transaction_.Execute(sql, {activity_id}));
}

void ActivityStore::Save(const Activity& activity) {
  static const std::string sql = absl::StrCat(
      "INSERT INTO activities (", kColumns,
      ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) "
      "ON CONFLICT (activity_id) DO UPDATE SET programme_id = excluded.programme_id, title = excluded.title, "
      "description = excluded.description, duties = excluded.duties, rung = excluded.rung, stage = excluded.stage, "
      "layer = excluded.layer, start_date = excluded.start_date, end_date = excluded.end_date, "
      "place = excluded.place, lead_title = excluded.lead_title, topics = excluded.topics, state = excluded.state, "
      "cancel_reason = excluded.cancel_reason, version = excluded.version, update_time = excluded.update_time");
  const auto& record = activity.record();
  const auto& plan = record.plan;
  const std::string topics = text::JoinCodes(plan.topics);
  transaction_.Execute(
      sql, {record.activity_id, plan.programme_id, plan.organisation, plan.title, plan.description, ToBits(plan.duties),
            static_cast<int>(plan.rung), static_cast<int>(plan.stage), static_cast<int>(plan.layer), plan.start_date,
            plan.end_date, plan.place, plan.lead, topics, static_cast<int>(record.state), record.cancel_reason,
            record.version, clock::ToMicros(record.create_time), clock::ToMicros(record.update_time)});
}

std::vector<Activity> ActivityStore::List(const ActivityFilter& filter, const paging::Page& page) {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM activities");
  const std::string month_end = filter.month + "-31";
  database::Select select{sql};
  if (!filter.organisation.empty()) select.Where("organisation = ?", {filter.organisation});
  if (!filter.programme_id.empty()) select.Where("programme_id = ?", {filter.programme_id});
  if (filter.state) {
    // `+` keeps the planner from the index by state where a narrower one is at hand.
    const bool narrower = !filter.organisation.empty() || !filter.programme_id.empty();
    select.Where(narrower ? "+state = ?" : "state = ?", {static_cast<int>(*filter.state)});
  }
  if (filter.duty) select.Where("(duties & ?) <> 0", {BitOf(*filter.duty)});
  if (!filter.month.empty()) {
    select.Where("start_date <= ? AND (end_date = '' OR end_date >= ?)", {month_end, filter.month});
  }
  select.Where("activity_id > ?", {page.after});
  std::vector<Activity> activities;
  for (const auto& row : select.Run(transaction_, "activity_id", page.size + 1)) activities.push_back(Read(row));
  return activities;
}

std::int64_t ActivityStore::Count(Activity::State state) {
  return transaction_.Execute("SELECT count(*) FROM activities WHERE state = $1", {static_cast<int>(state)})[0].Integer(
      0);
}

}  // namespace participation::activity_tracking
