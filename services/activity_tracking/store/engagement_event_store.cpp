#include "services/activity_tracking/store/engagement_event_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/codes.hpp"
#include "services/activity_tracking/store/page_key.hpp"

namespace participation::activity_tracking {
namespace {

constexpr char kColumns[] =
    "engagement_event_id, activity_id, organisation, title, start_time, end_time, place, online_link, capacity, "
    "adjustments_offered, state, cancel_reason, registered, waiting, attended, walk_ins, tickets, told, "
    "to_tell, revision, create_time, update_time";

EngagementEvent Read(const database::Row& row) {
  return EngagementEvent::Restore({.engagement_event_id = row.Text(0),
                                   .schedule = {.activity_id = row.Text(1),
                                                .organisation = row.Text(2),
                                                .title = row.Text(3),
                                                .start_time = clock::FromMicros(row.Integer(4)),
                                                .end_time = clock::FromMicros(row.Integer(5)),
                                                .place = row.Text(6),
                                                .online_link = row.Text(7),
                                                .capacity = row.Integer(8),
                                                .adjustments_offered = text::SplitCodes(row.Text(9))},
                                   .state = static_cast<EngagementEvent::State>(row.Integer(10)),
                                   .cancel_reason = row.Text(11),
                                   .registered = row.Integer(12),
                                   .waiting = row.Integer(13),
                                   .attended = row.Integer(14),
                                   .walk_ins = row.Integer(15),
                                   .tickets = row.Integer(16),
                                   .told = row.Integer(17),
                                   .to_tell = row.Integer(18),
                                   .revision = row.Integer(19),
                                   .create_time = clock::FromMicros(row.Integer(20)),
                                   .update_time = clock::FromMicros(row.Integer(21))});
}

std::vector<EngagementEvent> ReadAll(const database::Rows& rows) {
  std::vector<EngagementEvent> events;
  for (const auto& row : rows) events.push_back(Read(row));
  return events;
}

absl::StatusOr<EngagementEvent> ReadFirst(const database::Rows& rows) {
  if (rows.empty()) return refusal::NotFound("ENGAGEMENT_EVENT_UNKNOWN", "there is no engagement event with this id");
  return Read(rows[0]);
}

database::Select EngagementEvents() {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM engagement_events");
  return database::Select{sql};
}

}  // namespace

absl::StatusOr<EngagementEvent> EngagementEventStore::Find(std::string_view engagement_event_id) {
  static const std::string sql =
      absl::StrCat("SELECT ", kColumns, " FROM engagement_events WHERE engagement_event_id = $1");
  return ReadFirst(transaction_.Execute(sql, {engagement_event_id}));
}

absl::StatusOr<EngagementEvent> EngagementEventStore::FindForChange(std::string_view engagement_event_id) {
  static const std::string sql = absl::StrCat(
      "UPDATE engagement_events SET revision = revision WHERE engagement_event_id = $1 RETURNING ", kColumns);
  return ReadFirst(transaction_.Execute(sql, {engagement_event_id}));
}

void EngagementEventStore::Save(const EngagementEvent& event) {
  static const std::string sql = absl::StrCat(
      "INSERT INTO engagement_events (", kColumns,
      ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) "
      "ON CONFLICT (engagement_event_id) DO UPDATE SET title = excluded.title, start_time = excluded.start_time, "
      "end_time = excluded.end_time, place = excluded.place, online_link = excluded.online_link, "
      "capacity = excluded.capacity, adjustments_offered = excluded.adjustments_offered, state = excluded.state, "
      "cancel_reason = excluded.cancel_reason, registered = excluded.registered, waiting = excluded.waiting, "
      "attended = excluded.attended, walk_ins = excluded.walk_ins, tickets = excluded.tickets, "
      "told = excluded.told, to_tell = excluded.to_tell, revision = excluded.revision, update_time = "
      "excluded.update_time");
  const auto& record = event.record();
  const auto& schedule = record.schedule;
  transaction_.Execute(sql, {record.engagement_event_id,
                             schedule.activity_id,
                             schedule.organisation,
                             schedule.title,
                             clock::ToMicros(schedule.start_time),
                             clock::ToMicros(schedule.end_time),
                             schedule.place,
                             schedule.online_link,
                             schedule.capacity,
                             text::JoinCodes(schedule.adjustments_offered),
                             static_cast<int>(record.state),
                             record.cancel_reason,
                             record.registered,
                             record.waiting,
                             record.attended,
                             record.walk_ins,
                             record.tickets,
                             record.told,
                             record.to_tell,
                             record.revision,
                             clock::ToMicros(record.create_time),
                             clock::ToMicros(record.update_time)});
}

std::vector<EngagementEvent> EngagementEventStore::List(const EngagementEventFilter& filter, const paging::Page& page) {
  auto select = EngagementEvents();
  if (!filter.organisation.empty()) select.Where("organisation = ?", {filter.organisation});
  if (!filter.activity_id.empty()) select.Where("activity_id = ?", {filter.activity_id});
  if (filter.start_from) select.Where("start_time >= ?", {clock::ToMicros(*filter.start_from)});
  if (filter.start_before) select.Where("start_time < ?", {clock::ToMicros(*filter.start_before)});
  const TimeKey after = ReadTimeKey(page.after);
  select.Where("(start_time, engagement_event_id) > (?, ?)", {after.micros, after.id});
  return ReadAll(select.Run(transaction_, "start_time, engagement_event_id", page.size + 1));
}

std::vector<EngagementEvent> EngagementEventStore::ComingUp(std::string_view activity_id, clock::Time now,
                                                            std::size_t limit) {
  auto select = EngagementEvents();
  select.Where("activity_id = ?", {activity_id}).Where("start_time > ?", {clock::ToMicros(now)}).Where("state = 1");
  return ReadAll(select.Run(transaction_, "start_time, engagement_event_id", limit));
}

std::optional<EngagementEvent> EngagementEventStore::NextToTell() {
  auto select = EngagementEvents();
  select.Where("told < to_tell");
  const auto rows = select.Run(transaction_, "engagement_event_id", 1);
  if (rows.empty()) return std::nullopt;
  return Read(rows[0]);
}

}  // namespace participation::activity_tracking
