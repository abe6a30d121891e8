#include "services/activity_tracking/store/registration_store.hpp"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/codes.hpp"
#include "services/activity_tracking/store/people.hpp"

namespace participation::activity_tracking {
namespace {

constexpr char kColumns[] =
    "registration_id, engagement_event_id, person_id, state, adjustments, ticket, version, create_time, "
    "update_time";

std::vector<Registration> ReadAll(const database::Rows& rows) {
  std::vector<Registration> registrations;
  for (const auto& row : rows) {
    registrations.push_back(Registration::Restore({.registration_id = row.Text(0),
                                                   .engagement_event_id = row.Text(1),
                                                   .person_id = row.TextOrEmpty(2),
                                                   .state = static_cast<Registration::State>(row.Integer(3)),
                                                   .adjustments = text::SplitCodes(row.Text(4)),
                                                   .ticket = row.Integer(5),
                                                   .version = row.Integer(6),
                                                   .create_time = clock::FromMicros(row.Integer(7)),
                                                   .update_time = clock::FromMicros(row.Integer(8))}));
  }
  return registrations;
}

database::Select Registrations() {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM registrations");
  return database::Select{sql};
}

}  // namespace

absl::StatusOr<Registration> RegistrationStore::Find(std::string_view registration_id) {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM registrations WHERE registration_id = $1");
  auto found = ReadAll(transaction_.Execute(sql, {registration_id}));
  if (found.empty()) return refusal::NotFound("REGISTRATION_UNKNOWN", "there is no registration with this id");
  return std::move(found[0]);
}

std::optional<Registration> RegistrationStore::FindOf(std::string_view person_id,
                                                      std::string_view engagement_event_id) {
  static const std::string sql = absl::StrCat(
      "SELECT ", kColumns,
      " FROM registrations WHERE engagement_event_id = $1 AND person_id = $2 AND state <> 3 AND state <> 5");
  auto found = ReadAll(transaction_.Execute(sql, {engagement_event_id, person_id}));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

std::vector<Registration> RegistrationStore::LiveOf(std::string_view person_id, clock::Time now) {
  static const std::string sql =
      absl::StrCat("SELECT ", kColumns,
                   " FROM registrations WHERE person_id = $1 AND state IN (1, 2) AND engagement_event_id IN "
                   "(SELECT engagement_event_id FROM engagement_events WHERE end_time > $2) ORDER BY registration_id");
  return ReadAll(transaction_.Execute(sql, {person_id, clock::ToMicros(now)}));
}

void RegistrationStore::Add(const Registration& registration) {
  static const std::string sql =
      absl::StrCat("INSERT INTO registrations (", kColumns, ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
  const auto& record = registration.record();
  transaction_.Execute(sql, {record.registration_id, record.engagement_event_id, PersonOrNull(record.person_id),
                             static_cast<int>(record.state), text::JoinCodes(record.adjustments), record.ticket,
                             record.version, clock::ToMicros(record.create_time), clock::ToMicros(record.update_time)});
}

void RegistrationStore::SaveStates(const std::vector<Registration>& registrations) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& registration : registrations) {
    rows.push_back({registration.registration_id(), static_cast<int>(registration.state()),
                    registration.record().version, clock::ToMicros(registration.record().update_time)});
  }
  transaction_.ExecuteMany(
      "UPDATE registrations SET state = $2, version = $3, update_time = $4 WHERE registration_id = $1", rows);
}

void RegistrationStore::CallOff(std::string_view engagement_event_id, clock::Time now) {
  transaction_.Execute(
      "UPDATE registrations SET state = 5, update_time = $2 WHERE engagement_event_id = $1 AND state IN (1, 2)",
      {engagement_event_id, clock::ToMicros(now)});
}

void RegistrationStore::SaveAdjustments(const Registration& registration) {
  const auto& record = registration.record();
  transaction_.Execute(
      "UPDATE registrations SET adjustments = $2, update_time = $3 WHERE registration_id = $1",
      {record.registration_id, text::JoinCodes(record.adjustments), clock::ToMicros(record.update_time)});
}

std::vector<Registration> RegistrationStore::Waiting(std::string_view engagement_event_id, std::size_t limit) {
  auto select = Registrations();
  select.Where("state = 2").Where("engagement_event_id = ?", {engagement_event_id});
  return ReadAll(select.Run(transaction_, "ticket", limit));
}

std::vector<Registration> RegistrationStore::ToTell(const EngagementEvent& event, std::size_t limit) {
  auto select = Registrations();
  const auto& record = event.record();
  select.Where("engagement_event_id = ?", {record.engagement_event_id}).Where("ticket > ?", {record.told});
  select.Where("ticket <= ?", {record.to_tell}).Where("person_id IS NOT NULL").Where("state IN (1, 2, 5)");
  return ReadAll(select.Run(transaction_, "ticket", limit));
}

std::vector<Registration> RegistrationStore::List(const RegistrationFilter& filter, const paging::Page& page) {
  auto select = Registrations();
  if (!filter.engagement_event_id.empty()) select.Where("engagement_event_id = ?", {filter.engagement_event_id});
  if (!filter.person_id.empty()) select.Where("person_id = ?", {filter.person_id});
  if (filter.state) select.Where("state = ?", {static_cast<int>(*filter.state)});
  if (!filter.person_id.empty()) {
    select.Where("registration_id > ?", {page.after});
    return ReadAll(select.Run(transaction_, "registration_id", page.size + 1));
  }
  std::int64_t after = 0;
  if (!absl::SimpleAtoi(page.after, &after)) after = 0;
  select.Where("ticket > ?", {after});
  return ReadAll(select.Run(transaction_, "ticket", page.size + 1));
}

std::string RegistrationStore::KeyIn(const RegistrationFilter& filter, const Registration& registration) {
  if (!filter.person_id.empty()) return registration.registration_id();
  return std::to_string(registration.record().ticket);
}

}  // namespace participation::activity_tracking
