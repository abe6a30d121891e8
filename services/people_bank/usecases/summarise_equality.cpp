#include "services/people_bank/usecases/summarise_equality.hpp"

#include "services/people_bank/store/equality_store.hpp"

namespace participation::people_bank {
namespace {

absl::Status AddCounts(EqualityStore& equality, Characteristic characteristic, std::vector<EqualityCount>& shown) {
  const auto listed = CodesOf(characteristic);
  std::vector<std::string> codes{listed.begin(), listed.end()};
  codes.emplace_back(kPreferNotToSay);
  const auto published =
      disclosure::PublishList(equality.Counts(characteristic, codes), disclosure::kNhsRoundingProtected);
  if (!published.ok()) return published.status();
  for (std::size_t i = 0; i < codes.size(); ++i) shown.push_back({characteristic, codes[i], published->counts[i]});
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<EqualityCount>> SummariseEquality(database::Transaction& transaction,
                                                             std::optional<Characteristic> only) {
  EqualityStore equality{transaction};
  std::vector<EqualityCount> shown;
  for (int number = 1; number <= kCharacteristics; ++number) {
    const auto characteristic = static_cast<Characteristic>(number);
    if (only && *only != characteristic) continue;
    if (auto problem = AddCounts(equality, characteristic, shown); !problem.ok()) return problem;
  }
  return shown;
}

}  // namespace participation::people_bank
