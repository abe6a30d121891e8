#include "services/impact_reporting/store/duty_store.hpp"

#include "libs/database/select.hpp"
#include "libs/database/select_among.hpp"
#include "libs/text/codes.hpp"
#include "services/impact_reporting/domain/shorten.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::string_view kSelect =
    "SELECT activity_id, organisation, title, state, duties, rung, stage, layer, start_date, end_date FROM activities";
constexpr std::size_t kMostConsultations = 100;

// Not called off, or not before somebody took part.
constexpr std::string_view kTookPlace =
    "(state <> 'STATE_CANCELLED' OR EXISTS (SELECT 1 FROM participation_counts p WHERE p.subject = "
    "activities.activity_id) OR EXISTS (SELECT 1 FROM consultations c JOIN participation_counts p ON p.subject = "
    "c.consultation_id WHERE c.activity_id = activities.activity_id))";

std::string FirstText(const database::Rows& rows) { return rows.empty() ? std::string{} : rows[0].Text(0); }

}  // namespace

void DutyStore::Plan(const DutyEvidence& activity) {
  transaction_.Execute(
      "INSERT INTO activities (activity_id, organisation, title, state, duties, rung, stage, layer, start_date, "
      "end_date) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (activity_id) DO UPDATE SET organisation = $2",
      {activity.activity_id, activity.organisation, activity.title, activity.state, text::JoinCodes(activity.duties),
       activity.rung, activity.stage, activity.layer, activity.start_date, activity.end_date});
}

void DutyStore::Move(const DutyEvidence& activity) {
  transaction_.Execute(
      "INSERT INTO activities (activity_id, organisation, title, state, duties, rung, stage, layer, start_date, "
      "end_date) VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9) "
      "ON CONFLICT (activity_id) DO UPDATE SET title = $2, state = $3, duties = $4, rung = $5, stage = $6, layer = $7, "
      "start_date = $8, end_date = $9",
      {activity.activity_id, activity.title, activity.state, text::JoinCodes(activity.duties), activity.rung,
       activity.stage, activity.layer, activity.start_date, activity.end_date});
}

void DutyStore::Open(const ConsultationEvidence& consultation) {
  transaction_.Execute(
      "INSERT INTO consultations (consultation_id, activity_id, organisation, title, open_time, close_time) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (consultation_id) DO UPDATE SET activity_id = $2, "
      "organisation = $3, title = $4, open_time = $5, close_time = $6",
      {consultation.id, consultation.activity_id, consultation.organisation, consultation.title,
       clock::ToMicros(consultation.open_time), clock::ToMicros(consultation.close_time)});
}

void DutyStore::Close(const std::string& consultation_id, clock::Time closed) {
  transaction_.Execute(
      "INSERT INTO consultations (consultation_id, activity_id, organisation, title, open_time, close_time, "
      "closed_time) VALUES ($1, '', '', '', 0, 0, $2) ON CONFLICT (consultation_id) DO UPDATE SET closed_time = $2",
      {consultation_id, clock::ToMicros(closed)});
}

std::string DutyStore::OrganisationOfActivity(const std::string& activity_id) {
  return FirstText(transaction_.Execute("SELECT organisation FROM activities WHERE activity_id = $1", {activity_id}));
}

std::string DutyStore::OrganisationOfConsultation(const std::string& consultation_id) {
  return FirstText(
      transaction_.Execute("SELECT organisation FROM consultations WHERE consultation_id = $1", {consultation_id}));
}

std::vector<DutyEvidence> DutyStore::List(const std::string& organisation, const std::string& after,
                                          std::size_t limit) {
  database::Select select{kSelect};
  if (!organisation.empty()) select.Where("organisation = ?", {organisation});
  select.Where("activity_id > ?", {after});
  return FromRows(select.Run(transaction_, "activity_id", limit));
}

std::vector<DutyEvidence> DutyStore::ListIn(const std::string& organisation, const Months& months,
                                            const std::string& today, std::size_t limit) {
  const std::string first_date = months.first + "-01";  // dates compare as text
  const std::string last_date = months.last + "-31";
  const auto first_moment = clock::ToMicros(std::chrono::sys_days{ToYearMonth(months.first) / 1});
  database::Select select{kSelect};
  select.Where("organisation = ? AND start_date <= ?", {organisation, last_date});
  select.Where(kTookPlace);
  select.Where(
      "(end_date >= ? OR (end_date = '' AND (start_date >= ? OR "
      "(? >= ? AND state NOT IN ('STATE_COMPLETED', 'STATE_CANCELLED')) OR "
      "EXISTS (SELECT 1 FROM participation_counts p WHERE p.subject = activities.activity_id AND p.month >= ?) OR "
      "EXISTS (SELECT 1 FROM consultations c WHERE c.activity_id = activities.activity_id AND "
      "COALESCE(c.closed_time, c.close_time) >= ?))))",
      {first_date, first_date, today, first_date, months.first, first_moment});
  return FromRows(select.Run(transaction_, "activity_id DESC", limit));
}

std::vector<DutyEvidence> DutyStore::FromRows(const database::Rows& rows) {
  ByActivity consultations = ConsultationsOf(rows);
  std::vector<DutyEvidence> evidence;
  for (const auto& row : rows) {
    evidence.push_back({.activity_id = row.Text(0),
                        .organisation = row.Text(1),
                        .title = row.Text(2),
                        .state = row.Text(3),
                        .duties = text::SplitCodes(row.Text(4)),
                        .rung = row.Text(5),
                        .stage = row.Text(6),
                        .layer = row.Text(7),
                        .start_date = row.Text(8),
                        .end_date = row.Text(9),
                        .consultations = std::move(consultations[row.Text(0)])});
    evidence.back().shortened = Shorten(evidence.back().consultations, kMostConsultations);
  }
  return evidence;
}

DutyStore::ByActivity DutyStore::ConsultationsOf(const database::Rows& activities) {
  ByActivity consultations;
  for (const auto& row : database::SelectAmong(
           transaction_,
           "SELECT consultation_id, organisation, title, open_time, COALESCE(closed_time, close_time), closed_time, "
           "activity_id FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY activity_id ORDER BY consultation_id) AS place "
           "FROM consultations WHERE activity_id IN (?)) AS numbered WHERE place <= $1 ORDER BY consultation_id",
           {kMostConsultations + 1}, database::TextsOf(activities, 0))) {
    consultations[row.Text(6)].push_back({.id = row.Text(0),
                                          .activity_id = row.Text(6),
                                          .organisation = row.Text(1),
                                          .title = row.Text(2),
                                          .open_time = clock::FromMicros(row.Integer(3)),
                                          .close_time = clock::FromMicros(row.Integer(4)),
                                          .closed = !row.IsNull(5)});
  }
  return consultations;
}

}  // namespace participation::impact_reporting
