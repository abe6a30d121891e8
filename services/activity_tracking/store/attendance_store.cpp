#include "services/activity_tracking/store/attendance_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/store/people.hpp"

namespace participation::activity_tracking {
namespace {

constexpr char kColumns[] =
    "attendance_id, engagement_event_id, registration_id, person_id, adjustments_met, version, create_time, "
    "update_time";

database::Parameter BooleanOrNull(std::optional<bool> value) {
  if (!value) return std::nullopt;
  return *value;
}

std::vector<Attendance> ReadAll(const database::Rows& rows) {
  std::vector<Attendance> attendances;
  for (const auto& row : rows) {
    attendances.push_back({.attendance_id = row.Text(0),
                           .engagement_event_id = row.Text(1),
                           .registration_id = row.Text(2),
                           .person_id = row.TextOrEmpty(3),
                           .adjustments_met = row.IsNull(4) ? std::nullopt : std::optional{row.Boolean(4)},
                           .version = row.Integer(5),
                           .create_time = clock::FromMicros(row.Integer(6)),
                           .update_time = clock::FromMicros(row.Integer(7))});
  }
  return attendances;
}

}  // namespace

absl::StatusOr<Attendance> AttendanceStore::FindForChange(std::string_view attendance_id) {
  static const std::string sql =
      absl::StrCat("UPDATE attendances SET version = version WHERE attendance_id = $1 RETURNING ", kColumns);
  auto found = ReadAll(transaction_.Execute(sql, {attendance_id}));
  if (found.empty()) return refusal::NotFound("ATTENDANCE_UNKNOWN", "there is no attendance with this id");
  return std::move(found[0]);
}

std::optional<Attendance> AttendanceStore::FindOf(std::string_view person_id, std::string_view engagement_event_id) {
  static const std::string sql =
      absl::StrCat("SELECT ", kColumns, " FROM attendances WHERE engagement_event_id = $1 AND person_id = $2");
  auto found = ReadAll(transaction_.Execute(sql, {engagement_event_id, person_id}));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

void AttendanceStore::Save(const Attendance& attendance) {
  static const std::string sql =
      absl::StrCat("INSERT INTO attendances (", kColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (attendance_id) DO UPDATE SET "
                   "adjustments_met = excluded.adjustments_met, version = excluded.version, "
                   "update_time = excluded.update_time");
  transaction_.Execute(
      sql, {attendance.attendance_id, attendance.engagement_event_id, attendance.registration_id,
            PersonOrNull(attendance.person_id), BooleanOrNull(attendance.adjustments_met), attendance.version,
            clock::ToMicros(attendance.create_time), clock::ToMicros(attendance.update_time)});
}

std::vector<Attendance> AttendanceStore::List(const std::string& engagement_event_id, const std::string& person_id,
                                              const paging::Page& page) {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM attendances");
  database::Select select{sql};
  if (!engagement_event_id.empty()) select.Where("engagement_event_id = ?", {engagement_event_id});
  if (!person_id.empty()) select.Where("person_id = ?", {person_id});
  select.Where("attendance_id > ?", {page.after});
  return ReadAll(select.Run(transaction_, "attendance_id", page.size + 1));
}

}  // namespace participation::activity_tracking
