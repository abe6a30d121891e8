#include "services/activity_tracking/store/action_store.hpp"

#include "libs/clock/uk_time.hpp"
#include "libs/database/select.hpp"

namespace participation::activity_tracking {
namespace {

constexpr std::string_view kSelect =
    "SELECT a.action_id, a.decision_id, COALESCE(d.title, ''), a.organisation, a.title, a.due_date, a.state "
    "FROM actions a LEFT JOIN decisions d ON d.decision_id = a.decision_id";

std::vector<Action> ReadAll(const database::Rows& rows) {
  std::vector<Action> actions;
  for (const auto& row : rows) {
    actions.push_back({.action_id = row.Text(0),
                       .decision_id = row.Text(1),
                       .decision_title = row.Text(2),
                       .organisation = row.Text(3),
                       .title = row.Text(4),
                       .due_date = row.Text(5),
                       .state = static_cast<Action::State>(row.Integer(6))});
  }
  return actions;
}

}  // namespace

std::optional<Action> ActionStore::Find(std::string_view action_id) {
  database::Select select{kSelect};
  select.Where("a.action_id = ?", {action_id});
  auto found = ReadAll(select.Run(transaction_, "a.action_id", 1));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

void ActionStore::Save(const Action& action) {
  transaction_.Execute(
      "INSERT INTO actions (action_id, decision_id, organisation, title, due_date, state) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (action_id) DO UPDATE SET title = excluded.title, "
      "due_date = excluded.due_date, state = excluded.state",
      {action.action_id, action.decision_id, action.organisation, action.title, action.due_date,
       static_cast<int>(action.state)});
}

void ActionStore::SaveDecision(std::string_view decision_id, std::string_view title) {
  transaction_.Execute(
      "INSERT INTO decisions (decision_id, title) VALUES ($1, $2) ON CONFLICT (decision_id) DO UPDATE SET "
      "title = excluded.title",
      {decision_id, title});
}

std::vector<Action> ActionStore::List(const ActionFilter& filter, const paging::Page& page) {
  const std::string today = clock::UkDateOf(filter.now);
  const std::string amber_until = clock::UkDateOf(filter.now + kAmber);
  database::Select select{kSelect};
  if (!filter.organisation.empty()) select.Where("a.organisation = ?", {filter.organisation});
  if (filter.state) select.Where("a.state = ?", {static_cast<int>(*filter.state)});
  if (filter.rating == Action::Rating::kRed) select.Where("a.state < 3 AND a.due_date < ?", {today});
  if (filter.rating == Action::Rating::kAmber) {
    select.Where("a.state < 3 AND a.due_date >= ? AND a.due_date <= ?", {today, amber_until});
  }
  if (filter.rating == Action::Rating::kGreen) {
    select.Where("a.state = 3 OR (a.state < 3 AND a.due_date > ?)", {amber_until});
  }
  const auto slash = page.after.find('/');
  const std::string after_date = page.after.substr(0, slash);
  const std::string after_id = slash == std::string::npos ? "" : page.after.substr(slash + 1);
  select.Where("(a.due_date, a.action_id) > (?, ?)", {after_date, after_id});
  return ReadAll(select.Run(transaction_, "a.due_date, a.action_id", page.size + 1));
}

}  // namespace participation::activity_tracking
