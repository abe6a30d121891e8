#include "services/activity_tracking/store/consultation_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/store/documents.hpp"
#include "services/activity_tracking/store/page_key.hpp"

namespace participation::activity_tracking {
namespace {

constexpr char kColumns[] =
    "consultation_id, activity_id, organisation, title, questionnaire, open_time, close_time, rationale, documents, "
    "state, version, revision, create_time, update_time";

Consultation Read(const database::Row& row) {
  return Consultation::Restore({.consultation_id = row.Text(0),
                                .plan = {.activity_id = row.Text(1),
                                         .organisation = row.Text(2),
                                         .title = row.Text(3),
                                         .questionnaire = row.Text(4),
                                         .time = {clock::FromMicros(row.Integer(5)), clock::FromMicros(row.Integer(6))},
                                         .rationale = row.Text(7),
                                         .documents = SplitDocuments(row.Text(8))},
                                .state = static_cast<Consultation::State>(row.Integer(9)),
                                .version = row.Integer(10),
                                .revision = row.Integer(11),
                                .create_time = clock::FromMicros(row.Integer(12)),
                                .update_time = clock::FromMicros(row.Integer(13))});
}

std::vector<Consultation> ReadAll(const database::Rows& rows) {
  std::vector<Consultation> consultations;
  for (const auto& row : rows) consultations.push_back(Read(row));
  return consultations;
}

absl::StatusOr<Consultation> ReadFirst(const database::Rows& rows) {
  if (rows.empty()) return refusal::NotFound("CONSULTATION_UNKNOWN", "there is no consultation with this id");
  return Read(rows[0]);
}

database::Select Consultations() {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM consultations");
  return database::Select{sql};
}

// No consultation is longer than kLongestConsultation: one that opened before that is over.
void WhereOverlapping(database::Select& select, clock::Time from) {
  select.Where("close_time > ? AND open_time > ?",
               {clock::ToMicros(from), clock::ToMicros(from - kLongestConsultation) - 1});
}

}  // namespace

absl::StatusOr<Consultation> ConsultationStore::Find(std::string_view consultation_id) {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM consultations WHERE consultation_id = $1");
  return ReadFirst(transaction_.Execute(sql, {consultation_id}));
}

absl::StatusOr<Consultation> ConsultationStore::FindForChange(std::string_view consultation_id) {
  static const std::string sql =
      absl::StrCat("UPDATE consultations SET revision = revision WHERE consultation_id = $1 RETURNING ", kColumns);
  return ReadFirst(transaction_.Execute(sql, {consultation_id}));
}

void ConsultationStore::Save(const Consultation& consultation) {
  static const std::string sql =
      absl::StrCat("INSERT INTO consultations (", kColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
                   "ON CONFLICT (consultation_id) DO UPDATE SET title = excluded.title, "
                   "questionnaire = excluded.questionnaire, open_time = excluded.open_time, "
                   "close_time = excluded.close_time, rationale = excluded.rationale, documents = excluded.documents, "
                   "state = excluded.state, version = excluded.version, revision = excluded.revision, "
                   "update_time = excluded.update_time");
  const auto& record = consultation.record();
  const auto& plan = record.plan;
  transaction_.Execute(sql,
                       {record.consultation_id, plan.activity_id, plan.organisation, plan.title, plan.questionnaire,
                        clock::ToMicros(plan.time.open), clock::ToMicros(plan.time.close), plan.rationale,
                        JoinDocuments(plan.documents), static_cast<int>(record.state), record.version, record.revision,
                        clock::ToMicros(record.create_time), clock::ToMicros(record.update_time)});
}

std::vector<Consultation> ConsultationStore::List(const ConsultationFilter& filter, const paging::Page& page) {
  auto select = Consultations();
  if (!filter.organisation.empty()) select.Where("organisation = ?", {filter.organisation});
  if (!filter.activity_id.empty()) select.Where("activity_id = ?", {filter.activity_id});
  if (filter.state) select.Where("state = ?", {static_cast<int>(*filter.state)});
  if (filter.from) WhereOverlapping(select, *filter.from);
  if (filter.until) select.Where("open_time < ?", {clock::ToMicros(*filter.until)});
  const TimeKey after = ReadTimeKey(page.after);
  select.Where("(open_time, consultation_id) > (?, ?)", {after.micros, after.id});
  return ReadAll(select.Run(transaction_, "open_time, consultation_id", page.size + 1));
}

std::vector<Consultation> ConsultationStore::LiveOf(std::string_view activity_id, std::size_t limit) {
  auto select = Consultations();
  select.Where("activity_id = ?", {activity_id}).Where("state = 1 OR state = 2");
  return ReadAll(select.Run(transaction_, "open_time, consultation_id", limit));
}

std::vector<Consultation> ConsultationStore::ToOpen(clock::Time now, std::size_t limit) {
  auto select = Consultations();
  select.Where("state = 1").Where("open_time <= ?", {clock::ToMicros(now)});
  return ReadAll(select.Run(transaction_, "open_time", limit));
}

std::vector<Consultation> ConsultationStore::ToClose(clock::Time now, std::size_t limit) {
  auto select = Consultations();
  select.Where("state = 2").Where("close_time <= ?", {clock::ToMicros(now)});
  return ReadAll(select.Run(transaction_, "close_time", limit));
}

std::int64_t ConsultationStore::CountOverlapping(const Consultation& consultation, std::size_t most) {
  const auto& plan = consultation.plan();
  database::Select select{"SELECT consultation_id FROM consultations"};
  select.Where("organisation = ?", {plan.organisation}).Where("state = 1 OR state = 2");
  WhereOverlapping(select, plan.time.open);
  select.Where("open_time < ?", {clock::ToMicros(plan.time.close)});
  select.Where("consultation_id <> ?", {consultation.consultation_id()});
  return static_cast<std::int64_t>(select.Run(transaction_, "open_time", most).size());
}

std::int64_t ConsultationStore::CountOpen() {
  return transaction_.Execute("SELECT count(*) FROM consultations WHERE state = 2")[0].Integer(0);
}

}  // namespace participation::activity_tracking
