#include "services/impact_reporting/usecases/friends_and_family_results.hpp"

#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/impact_reporting/store/answer_store.hpp"

namespace participation::impact_reporting {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;

Key KeyFrom(const std::string& text) {
  std::vector<std::string> parts = absl::StrSplit(text, '|');
  parts.resize(3);
  return {parts[0], parts[1], parts[2]};
}

bool IsWanted(const FriendsAndFamilyResult& result, const ResultsQuery& query) {
  if (result.level != query.level) return false;
  return query.organisation.empty() || query.level == Level::kNational || result.organisation == query.organisation;
}

}  // namespace

std::string KeyOf(const FriendsAndFamilyResult& result) {
  return absl::StrCat(result.month, "|", result.organisation, "|", result.site);
}

absl::StatusOr<std::vector<FriendsAndFamilyResult>> ListResults(database::Transaction& transaction,
                                                                const organisations::Directory& directory,
                                                                const ResultsQuery& query, const std::string& after,
                                                                std::size_t limit) {
  AnswerStore answers{transaction};
  const Key after_key = KeyFrom(after);
  const auto periods = query.whole_period ? std::vector<Month>{Month{}} : query.months.All();
  std::vector<FriendsAndFamilyResult> wanted;
  for (const Month& month : periods) {
    if (month < std::get<0>(after_key)) continue;
    const Months summed = month.empty() ? query.months : Months{month, month};
    auto results = ComputeResults(answers.Sum(query.question, summed), directory, summed.last, query.published);
    if (!results.ok()) return results.status();
    for (FriendsAndFamilyResult& result : *results) {
      result.month = month;
      const bool is_later = after.empty() || Key{month, result.organisation, result.site} > after_key;
      if (is_later && IsWanted(result, query)) wanted.push_back(std::move(result));
      if (wanted.size() == limit) return wanted;
    }
  }
  return wanted;
}

}  // namespace participation::impact_reporting
