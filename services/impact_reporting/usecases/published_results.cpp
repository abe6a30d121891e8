#include "services/impact_reporting/usecases/published_results.hpp"

#include <optional>

#include "absl/strings/str_cat.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/answer_store.hpp"

namespace participation::impact_reporting {
namespace {

using Results = std::vector<FriendsAndFamilyResult>;

// Months that are over hardly change, and are read for years.
constexpr std::chrono::hours kKeptFor{24};

std::string Packed(const Results& results) {
  v1::GetFriendsAndFamilyResultsResponse all;
  for (const auto& result : results) *all.add_results() = ToMessage(result);
  return all.SerializeAsString();
}

Results Unpacked(const std::string& packed) {
  v1::GetFriendsAndFamilyResultsResponse all;
  if (!all.ParseFromString(packed)) throw std::runtime_error{"what was kept of published results cannot be read"};
  Results results;
  results.reserve(static_cast<std::size_t>(all.results_size()));
  for (const auto& result : all.results()) results.push_back(FromMessage(result));
  return results;
}

}  // namespace

PublishedResults::PublishedResults(database::Transaction& transaction, cache::Cache& cache,
                                   const organisations::Directory& directory, std::string question,
                                   const Months& months)
    : transaction_{transaction},
      cache_{cache},
      directory_{directory},
      question_{std::move(question)},
      versions_{AnswerStore{transaction}.Versions(question_, months)} {}

absl::StatusOr<Results> PublishedResults::OfAll(const Month& month) {
  const auto version = versions_.find(month);
  if (version == versions_.end()) return Results{};
  std::optional<Results> computed;  // by this caller, who need not unpack it again
  const auto kept =
      cache_.GetOrLoad(KeyOf(month, "all"), version->second, kKeptFor, [&]() -> absl::StatusOr<std::string> {
        auto results =
            ComputeResults(AnswerStore{transaction_}.OfMonth(question_, month), directory_, month, /*published=*/true);
        if (!results.ok()) return results.status();
        computed = *std::move(results);
        return Packed(*computed);
      });
  if (!kept.ok()) return kept.status();
  return computed ? *std::move(computed) : Unpacked(*kept);
}

absl::StatusOr<Results> PublishedResults::Of(const Month& month, const std::string& organisation) {
  const auto version = versions_.find(month);
  if (version == versions_.end()) return Results{};
  const auto kept = cache_.GetOrLoad(
      KeyOf(month, "of " + organisation), version->second, kKeptFor, [&]() -> absl::StatusOr<std::string> {
        auto all = OfAll(month);
        if (!all.ok()) return all.status();
        std::erase_if(*all, [&](const FriendsAndFamilyResult& result) { return result.organisation != organisation; });
        return Packed(*all);
      });
  if (!kept.ok()) return kept.status();
  return Unpacked(*kept);
}

// Names and the hierarchy come from the directory, of which replicas may have different editions for a while.
std::string PublishedResults::KeyOf(const Month& month, const std::string& whose) const {
  return absl::StrCat("impact_reporting/results/", month, "/", directory_.version().checksum, "/", question_, "/",
                      whose);
}

absl::StatusOr<Results> FullResults(database::Transaction& transaction, const organisations::Directory& directory,
                                    const std::string& question, const Month& month) {
  return ComputeResults(AnswerStore{transaction}.OfMonth(question, month), directory, month, /*published=*/false);
}

}  // namespace participation::impact_reporting
