#include "services/impact_reporting/store/register_store.hpp"

#include "libs/database/select.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kMostCounts = 10'000;
constexpr std::string_view kCount =
    "INSERT INTO register_counts (dimension, code, count) VALUES ($1, $2, $3) "
    "ON CONFLICT (dimension, code) DO UPDATE SET count = register_counts.count + $3";

}  // namespace

bool RegisterStore::Register(const std::string& person_id) {
  return !transaction_
              .Execute("INSERT INTO register_people (person_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING 1",
                       {person_id})
              .empty();
}

void RegisterStore::SetInterests(const std::string& person_id, const std::vector<Interest>& interests) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const Interest& interest : interests) {
    rows.push_back({person_id, static_cast<int>(interest.dimension), interest.code});
  }
  const database::Rows gone = transaction_.Execute(
      "DELETE FROM register_interests WHERE person_id = $1 RETURNING dimension, code", {person_id});
  std::vector<std::vector<database::Parameter>> changes;
  for (const auto& row : gone) changes.push_back({row.Integer(0), row.Text(1), -1});
  if (!rows.empty()) {
    const auto added = transaction_.ExecuteMany(
        "INSERT INTO register_interests (person_id, dimension, code) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (added[i] > 0) changes.push_back({static_cast<int>(interests[i].dimension), interests[i].code, 1});
    }
  }
  if (!changes.empty()) transaction_.ExecuteMany(kCount, changes);
}

void RegisterStore::SetConsent(const std::string& person_id, const std::string& code, bool given) {
  const auto changed =
      given ? transaction_.Execute(
                  "INSERT INTO register_consents (person_id, code) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1",
                  {person_id, code})
            : transaction_.Execute("DELETE FROM register_consents WHERE person_id = $1 AND code = $2 RETURNING 1",
                                   {person_id, code});
  if (!changed.empty()) Count(RegisterCount::Dimension::kConsent, code, given ? 1 : -1);
}

void RegisterStore::Forget(const std::string& person_id) {
  for (const auto& row :
       transaction_.Execute("DELETE FROM register_consents WHERE person_id = $1 RETURNING code", {person_id})) {
    Count(RegisterCount::Dimension::kConsent, row.Text(0), -1);
  }
  transaction_.Execute("DELETE FROM register_interests WHERE person_id = $1", {person_id});
  transaction_.Execute("DELETE FROM register_people WHERE person_id = $1", {person_id});
}

void RegisterStore::Count(RegisterCount::Dimension dimension, const std::string& code, int change) {
  transaction_.Execute(kCount, {static_cast<int>(dimension), code, change});
}

std::vector<RegisterCount> RegisterStore::List(std::optional<RegisterCount::Dimension> dimension) {
  database::Select select{"SELECT dimension, code, count FROM register_counts"};
  if (dimension) select.Where("dimension = ?", {static_cast<int>(*dimension)});
  std::vector<RegisterCount> counts;
  for (const auto& row : select.Run(transaction_, "dimension, code", kMostCounts)) {
    counts.push_back({static_cast<RegisterCount::Dimension>(row.Integer(0)), row.Text(1), row.Integer(2)});
  }
  return counts;
}

}  // namespace participation::impact_reporting
