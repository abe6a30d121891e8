#include "libs/disclosure/suppression_network.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>

#include "libs/disclosure/rounding.hpp"

namespace participation::disclosure {
namespace {

constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max() / 4;
// More than any sum of costs: for letting a small count stand for a larger one, when nothing else is left to withhold.
constexpr std::int64_t kLastResort = std::int64_t{1} << 58;

}  // namespace

SuppressionNetwork::SuppressionNetwork(std::size_t nodes, std::int64_t threshold, std::int64_t round_to)
    : threshold_(threshold), round_to_(round_to), steps_from_(nodes) {}

std::size_t SuppressionNetwork::Add(std::size_t from, std::size_t to, std::int64_t count, std::int64_t cost) {
  const auto [lower, upper] = RangeBehind(count, threshold_, round_to_);
  const std::size_t position = edges_.size();
  edges_.push_back({.from = from,
                    .to = to,
                    .count = count,
                    .cost = cost,
                    .lower = lower,
                    .upper = upper,
                    .small = count > 0 && count < threshold_,
                    .withheld = false,
                    .shift = 0});
  steps_from_[from].push_back({.edge = position, .forward = true});
  steps_from_[to].push_back({.edge = position, .forward = false});
  if (edges_.back().small) Withhold(edges_.back());
  return position;
}

void SuppressionNetwork::Withhold(Edge& edge) {
  edge.upper = edge.small && !edge.withheld ? threshold_ - 1 : kUnbounded;
  edge.lower = 1;  // a zero is always shown, so the mark says that somebody is there
  edge.withheld = true;
}

void SuppressionNetwork::Protect() {
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    if (!edges_[i].small) continue;
    ProtectTowards(i, threshold_ - 1 - edges_[i].count, true);
    ProtectTowards(i, edges_[i].count - 1, false);
  }
}

void SuppressionNetwork::ProtectTowards(std::size_t edge, std::int64_t amount, bool upwards) {
  const std::size_t source = upwards ? edges_[edge].to : edges_[edge].from;
  const std::size_t target = upwards ? edges_[edge].from : edges_[edge].to;
  while (amount > 0) {
    const auto path = CheapestPath(source, target, edge);
    // A total is never less than the number of its parts, which are not zero; a cell always has a path.
    if (path.empty()) break;
    std::int64_t room = amount;
    for (const auto& step : path) {
      if (Room(edges_[step.edge], step.forward) == 0) Withhold(edges_[step.edge]);
      room = std::min(room, Room(edges_[step.edge], step.forward));
    }
    for (const auto& step : path) edges_[step.edge].shift += step.forward ? room : -room;
    amount -= room;
  }
  for (auto& moved : edges_) moved.shift = 0;
}

std::int64_t SuppressionNetwork::Room(const Edge& edge, bool forward) {
  const std::int64_t flow = edge.count + edge.shift;
  return forward ? edge.upper - flow : flow - edge.lower;
}

std::optional<std::int64_t> SuppressionNetwork::CostOf(const Edge& edge, bool forward) {
  if (Room(edge, forward) > 0) return 0;
  if (edge.count == 0) return std::nullopt;
  if (!edge.withheld) return edge.cost;
  return forward ? std::optional(kLastResort) : std::nullopt;
}

std::vector<SuppressionNetwork::Step> SuppressionNetwork::CheapestPath(std::size_t source, std::size_t target,
                                                                       std::size_t avoided) const {
  using Entry = std::tuple<std::int64_t, std::size_t, std::size_t>;  // cost, hops, node: ties are settled the same way
  constexpr auto kNone = std::numeric_limits<std::size_t>::max();
  std::vector<std::pair<std::int64_t, std::size_t>> best(steps_from_.size(), {kUnbounded, kNone});
  std::vector<Step> arrival(steps_from_.size());
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  best[source] = {0, 0};
  open.emplace(0, 0, source);
  while (!open.empty()) {
    const auto [cost, hops, node] = open.top();
    open.pop();
    if (node == target) break;
    if (std::pair(cost, hops) != best[node]) continue;
    for (const auto& step : steps_from_[node]) {
      const Edge& edge = edges_[step.edge];
      const auto step_cost = CostOf(edge, step.forward);
      if (step.edge == avoided || !step_cost) continue;
      const std::size_t next = step.forward ? edge.to : edge.from;
      const std::pair found(cost + *step_cost, hops + 1);
      if (found >= best[next]) continue;
      best[next] = found;
      arrival[next] = step;
      open.emplace(found.first, found.second, next);
    }
  }
  std::vector<Step> path;
  if (best[target].second == kNone) return path;
  for (std::size_t node = target; node != source;) {
    path.push_back(arrival[node]);
    const Edge& edge = edges_[path.back().edge];
    node = path.back().forward ? edge.from : edge.to;
  }
  return path;
}

}  // namespace participation::disclosure
