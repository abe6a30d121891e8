#include "services/impact_reporting/usecases/trace_contribution.hpp"

#include <algorithm>

#include "libs/refusal/refusal.hpp"
#include "services/impact_reporting/domain/shorten.hpp"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/group_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/store/telling_store.hpp"
#include "services/impact_reporting/usecases/count_findings.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kOneMoreThanShown = kMostInChain + 1;

template <class Item>
void Append(std::vector<Item>& items, std::vector<Item> more) {
  std::ranges::move(more, std::back_inserter(items));
}

void AddDecisions(database::Transaction& transaction, ContributionChain& chain) {
  for (const CountedFinding& counted : chain.findings) {
    for (Decision& decision : DecisionStore{transaction}.ListAnswering(counted.finding.id, kOneMoreThanShown)) {
      const auto same = [&](const Decision& other) { return other.id() == decision.id(); };
      if (std::ranges::none_of(chain.decisions, same)) chain.decisions.push_back(std::move(decision));
    }
  }
  chain.shortened |= Shorten(chain.decisions, kMostInChain);
}

void AddWhatFollowed(database::Transaction& transaction, ContributionChain& chain) {
  for (const Decision& decision : chain.decisions) {
    Append(chain.commitments, CommitmentStore{transaction}.List({.decision_id = decision.id()}, {}, kOneMoreThanShown));
    Append(chain.outcomes, OutcomeStore{transaction}.List({}, decision.id(), {}, kOneMoreThanShown));
  }
  chain.shortened |= Shorten(chain.commitments, kMostInChain);
  chain.shortened |= Shorten(chain.outcomes, kMostInChain);
}

void AddTellings(database::Transaction& transaction, ContributionChain& chain) {
  if (chain.contribution.person_id.empty()) return;
  for (const Outcome& outcome : chain.outcomes) {
    auto telling = TellingStore{transaction}.FindOf(chain.contribution.person_id, outcome.id);
    if (!telling) continue;
    telling->person_id.clear();
    chain.tellings.push_back(*std::move(telling));
  }
}

void KeepOnly(const policy::Organisations& organisations, ContributionChain& chain) {
  std::erase_if(chain.findings, [&](const auto& counted) { return !organisations.Has(counted.finding.organisation); });
  std::erase_if(chain.decisions,
                [&](const auto& decision) { return !organisations.Has(decision.details().organisation); });
  std::erase_if(chain.commitments,
                [&](const auto& action) { return !organisations.Has(action.details().organisation); });
  std::erase_if(chain.tellings, [&](const auto& telling) { return !organisations.Has(telling.organisation); });
}

}  // namespace

absl::StatusOr<ContributionChain> TraceContribution(database::Transaction& transaction,
                                                    const std::string& contribution_id,
                                                    const policy::Organisations& organisations) {
  auto contribution = ContributionStore{transaction}.Find(contribution_id);
  if (!contribution) {
    return refusal::NotFound("CONTRIBUTION_UNKNOWN", "no contribution with this id was heard of");
  }
  ContributionChain chain{.contribution = *std::move(contribution)};
  chain.themes = ThemesOf(transaction, chain.contribution);
  auto findings = FindingStore{transaction}.ListCovering(GroupStore{transaction}.PlacesOf(chain.contribution.id),
                                                         kOneMoreThanShown);
  chain.shortened |= Shorten(findings, kMostInChain);
  chain.findings = CountFindings(transaction, std::move(findings));
  AddDecisions(transaction, chain);
  AddWhatFollowed(transaction, chain);
  AddTellings(transaction, chain);
  KeepOnly(organisations, chain);
  return chain;
}

std::vector<std::string> ThemesOf(database::Transaction& transaction, const Contribution& contribution) {
  std::vector<std::string> themes;
  for (const GroupMonth& place : GroupStore{transaction}.PlacesOf(contribution.id)) {
    if (auto theme = ThemeIn(place.group)) themes.push_back(*std::move(theme));
  }
  return themes;
}

}  // namespace participation::impact_reporting
