#include "tests/resilience/checker.hpp"

#include "libs/events/bus.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "tests/resilience/ask.hpp"

namespace participation::resilience {
namespace {

// How many results impact reporting counts once it counts `all`, or has stood still for a while.
std::int64_t ResultsOnceAt(std::int64_t all, const std::shared_ptr<grpc::Channel>& impact_reporting) {
  std::int64_t seen = CountResults(impact_reporting).number;
  bool moves = true;
  while (seen != all && moves) {
    const std::int64_t before = seen;
    moves = testing::Eventually([&] { return (seen = CountResults(impact_reporting).number) != before; });
  }
  return seen;
}

}  // namespace

Verdicts CheckPlatform(const Channels& channels, const History& history) {
  Shown shown;
  shown.items = ListItems(channels.feedback_ingestion);
  shown.counted_items = CountItems(channels.feedback_ingestion).number;
  shown.counted_results = ResultsOnceAt(static_cast<std::int64_t>(shown.items.size()), channels.impact_reporting);
  Verdicts verdicts = JudgeShown(history, shown);
  if (history.counts() > 0) verdicts.push_back(JudgeCounts(history));
  Expect(verdicts);
  return verdicts;
}

Verdicts CheckLog(events::Bus& bus, Repeats repeats, const History& history) {
  LogJudge judge{repeats};
  bus.Replay(feedback_ingestion::v1::FeedbackReceived::descriptor()->file()->package(),
             [&](std::span<const events::Event> events) { judge.See(events); });
  const Verdicts verdicts = judge.Judge(history);
  Expect(verdicts);
  return verdicts;
}

}  // namespace participation::resilience
