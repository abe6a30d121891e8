#include "tests/resilience/checker.hpp"

#include "libs/events/bus.hpp"
#include "libs/testing/eventually.hpp"
#include "tests/resilience/ask.hpp"

namespace participation::resilience {
namespace {

// Each service's own.
constexpr const char* kTopics[] = {"participation.people_bank.v1", "participation.activity_tracking.v1",
                                   "participation.feedback_ingestion.v1", "participation.impact_reporting.v1"};

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
  Verdicts of_topics;
  for (const char* topic : kTopics) {
    Verdict& seen = of_topics.emplace_back("I3", std::string{"of these on "} + topic);
    bus.Replay(topic, [&](std::span<const events::Event> events) {
      judge.See(events);
      seen.looked_at += static_cast<std::int64_t>(events.size());
    });
  }
  Verdicts verdicts = judge.Judge(history);
  verdicts.insert(verdicts.begin() + 1, of_topics.begin(), of_topics.end());
  Expect(verdicts);
  return verdicts;
}

}  // namespace participation::resilience
