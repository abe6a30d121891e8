#include "services/people_bank/store/opportunity_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/text/codes.hpp"
#include "services/people_bank/store/times.hpp"

namespace participation::people_bank {
namespace {

constexpr char kColumns[] =
    "opportunity_id, organisation, title, summary, place, asks, places, close_time, state, search, looked_at, "
    "start_time, end_time, event_place, online";

std::optional<Occasion> ReadOccasion(const database::Row& row) {
  const auto start_time = OptionalTime(row, 11);
  const auto end_time = OptionalTime(row, 12);
  if (!start_time || !end_time) return std::nullopt;
  return Occasion{*start_time, *end_time, row.Text(13), row.Boolean(14)};
}

struct OccasionColumns {
  std::optional<std::int64_t> start_time;
  std::optional<std::int64_t> end_time;
  std::string place;
  bool online = false;
};

OccasionColumns ColumnsOf(const std::optional<Occasion>& occasion) {
  if (!occasion) return {};
  return {clock::ToMicros(occasion->start_time), clock::ToMicros(occasion->end_time), occasion->place,
          occasion->online};
}

std::optional<Opportunity> ReadFirst(const database::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  const auto& row = rows[0];
  return Opportunity{.opportunity_id = row.Text(0),
                     .organisation = row.Text(1),
                     .title = row.Text(2),
                     .summary = row.Text(3),
                     .place = row.Text(4),
                     .asks = text::SplitCodes(row.Text(5)),
                     .places = row.Integer(6),
                     .close_time = clock::FromMicros(row.Integer(7)),
                     .state = static_cast<Opportunity::State>(row.Integer(8)),
                     .search = static_cast<Opportunity::Search>(row.Integer(9)),
                     .looked_at = row.Text(10),
                     .occasion = ReadOccasion(row)};
}

}  // namespace

std::optional<Opportunity> OpportunityStore::Find(const std::string& opportunity_id) {
  return ReadFirst(transaction_.Execute(
      absl::StrCat("SELECT ", kColumns, " FROM opportunities WHERE opportunity_id = $1"), {opportunity_id}));
}

std::optional<Opportunity> OpportunityStore::FirstIn(Opportunity::Search search) {
  return ReadFirst(transaction_.Execute(
      absl::StrCat("SELECT ", kColumns, " FROM opportunities WHERE search = $1 ORDER BY opportunity_id LIMIT 1"),
      {static_cast<int>(search)}));
}

bool OpportunityStore::Add(const Opportunity& opportunity) {
  const auto occasion = ColumnsOf(opportunity.occasion);
  return !transaction_
              .Execute(absl::StrCat("INSERT INTO opportunities (", kColumns,
                                    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) "
                                    "ON CONFLICT DO NOTHING RETURNING opportunity_id"),
                       {opportunity.opportunity_id, opportunity.organisation, opportunity.title, opportunity.summary,
                        opportunity.place, text::JoinCodes(opportunity.asks), opportunity.places,
                        clock::ToMicros(opportunity.close_time), static_cast<int>(opportunity.state),
                        static_cast<int>(opportunity.search), opportunity.looked_at, occasion.start_time,
                        occasion.end_time, occasion.place, occasion.online})
              .empty();
}

void OpportunityStore::Save(const Opportunity& opportunity) {
  const auto occasion = ColumnsOf(opportunity.occasion);
  transaction_.Execute(
      "UPDATE opportunities SET state = $2, search = $3, looked_at = $4, close_time = $5, start_time = $6, "
      "end_time = $7, event_place = $8, online = $9 WHERE opportunity_id = $1",
      {opportunity.opportunity_id, static_cast<int>(opportunity.state), static_cast<int>(opportunity.search),
       opportunity.looked_at, clock::ToMicros(opportunity.close_time), occasion.start_time, occasion.end_time,
       occasion.place, occasion.online});
}

void OpportunityStore::AddCandidates(const std::string& opportunity_id, const std::vector<Candidate>& candidates,
                                     std::int64_t most) {
  if (candidates.empty()) return;
  std::vector<std::string> reasons;
  for (const auto& candidate : candidates) reasons.push_back(text::JoinCodes(candidate.reasons));
  std::vector<std::vector<database::Parameter>> rows;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    rows.push_back({opportunity_id, candidates[i].person_id, candidates[i].score(), candidates[i].lot, reasons[i]});
  }
  transaction_.ExecuteMany(
      "INSERT INTO candidates (opportunity_id, person_id, score, lot, reasons) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT DO NOTHING",
      rows);
  KeepBest(opportunity_id, most);
}

void OpportunityStore::KeepBest(const std::string& opportunity_id, std::int64_t most) {
  const auto there =
      transaction_.Execute("SELECT count(*) FROM candidates WHERE opportunity_id = $1", {opportunity_id})[0].Integer(0);
  if (there <= most) return;
  transaction_.Execute(
      "DELETE FROM candidates WHERE opportunity_id = $1 AND person_id IN (SELECT person_id FROM candidates "
      "WHERE opportunity_id = $1 ORDER BY score, lot DESC, person_id LIMIT $2)",
      {opportunity_id, there - most});
}

std::vector<Candidate> OpportunityStore::TakeBestCandidates(const std::string& opportunity_id, std::size_t limit) {
  std::vector<Candidate> best;
  for (const auto& row :
       transaction_.Execute("SELECT person_id, reasons, lot FROM candidates WHERE opportunity_id = $1 "
                            "ORDER BY score DESC, lot, person_id LIMIT $2",
                            {opportunity_id, limit})) {
    best.push_back({row.Text(0), text::SplitCodes(row.Text(1)), row.Integer(2)});
  }
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& candidate : best) rows.push_back({opportunity_id, candidate.person_id});
  if (rows.empty()) return best;
  transaction_.ExecuteMany("DELETE FROM candidates WHERE opportunity_id = $1 AND person_id = $2", rows);
  return best;
}

void OpportunityStore::ForgetCandidates(const std::string& opportunity_id) {
  transaction_.Execute("DELETE FROM candidates WHERE opportunity_id = $1", {opportunity_id});
}

void OpportunityStore::ForgetCandidate(const std::string& person_id) {
  transaction_.Execute("DELETE FROM candidates WHERE person_id = $1", {person_id});
}

}  // namespace participation::people_bank
