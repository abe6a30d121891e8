#include "services/impact_reporting/usecases/friends_and_family_results.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/refusal/refusal.hpp"
#include "libs/statistics/friends_and_family_series.hpp"
#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/usecases/published_results.hpp"

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

// What was asked in another time is another measure, and is not added up with it.
absl::Status CheckOneMeasure(const ResultsQuery& query) {
  if (!query.whole_period || query.question != kFriendsAndFamilyQuestion) return absl::OkStatus();
  const auto last = statistics::SeriesOf(ToYearMonth(query.months.last));
  if (!last || statistics::SeriesOf(ToYearMonth(query.months.first)) == last) return absl::OkStatus();
  return refusal::InvalidField(
      "first_month", absl::StrCat("must be ", ToMonth(statistics::FirstMonth(*last)),
                                  " or later for a whole period that ends then: before, the test measured something "
                                  "else"));
}

}  // namespace

std::string KeyOf(const FriendsAndFamilyResult& result) {
  return absl::StrCat(result.month, "|", result.organisation, "|", result.site);
}

absl::StatusOr<std::vector<FriendsAndFamilyResult>> ListResults(database::Transaction& transaction, cache::Cache& cache,
                                                                const organisations::Directory& directory,
                                                                const ResultsQuery& query, const std::string& after,
                                                                std::size_t limit) {
  if (auto refusal = CheckOneMeasure(query); !refusal.ok()) return refusal;
  PublishedResults published{transaction, cache, directory, query.question, query.months};
  const auto of_month = [&](const Month& month) {
    if (!query.published) return FullResults(transaction, directory, query.question, month);
    if (query.level == Level::kNational) return published.Of(month, kNation);
    return query.organisation.empty() ? published.OfAll(month) : published.Of(month, query.organisation);
  };
  const Key after_key = KeyFrom(after);
  const auto is_before = [&](const FriendsAndFamilyResult& result) {
    return !after.empty() && Key{result.month, result.organisation, result.site} <= after_key;
  };
  std::vector<FriendsAndFamilyResult> wanted;
  for (const Month& month : query.months.All()) {
    if (month < std::get<0>(after_key)) continue;
    auto results = of_month(month);
    if (!results.ok()) return results.status();
    std::erase_if(*results, [&](const FriendsAndFamilyResult& result) {
      return !IsWanted(result, query) || (!query.whole_period && is_before(result));
    });
    const bool is_earlier = query.question == kFriendsAndFamilyQuestion && !IsOfTodaysTest(month);
    for (FriendsAndFamilyResult& result : *results) result.earlier_test = is_earlier;
    std::ranges::move(*results, std::back_inserter(wanted));
    if (!query.whole_period && wanted.size() >= limit) break;
  }
  if (query.whole_period) {
    wanted = OverWholePeriod(wanted);
    std::erase_if(wanted, is_before);
  }
  if (wanted.size() > limit) wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(limit), wanted.end());
  return wanted;
}

}  // namespace participation::impact_reporting
