// A read model rebuilt from the log on Kafka: every event through impact reporting's reactions into its tables on
// PostgreSQL, against librdkafka reading the same messages with the same settings.
#include <chrono>
#include <cstdio>

#include "libs/clock/clock.hpp"
#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/bus.hpp"
#include "libs/events/outbox.hpp"
#include "libs/events/reactor.hpp"
#include "services/impact_reporting/events/reactions.hpp"
#include "services/impact_reporting/module.hpp"
#include "tests/benchmarks/make_events.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"
#include "tests/benchmarks/raw_kafka.hpp"

namespace participation::benchmarks {
namespace {

constexpr std::size_t kEvents = 20'000;
constexpr int kPartitions = 4;
constexpr int kPairs = 5;
constexpr int kPatienceMillis = 10'000;

double RateSince(std::chrono::steady_clock::time_point begun) {
  return kEvents / std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

double Consume(const std::string& url) {
  const auto begun = std::chrono::steady_clock::now();
  RawConsumer consumer{url, kFeedbackTopic, kPartitions, true};
  if (consumer.Take(kEvents, kPatienceMillis) != kEvents) throw std::runtime_error{"not all messages come"};
  return RateSince(begun);
}

// Into tables that are empty at first, as a rebuild's are.
double Replay(events::Bus& bus) {
  const database::FreshDatabase fresh;
  const auto database = database::Open(fresh.url());
  events::MigrateEvents(*database);
  database->Migrate("impact_reporting", impact_reporting::ImpactReportingModule().migrations);
  events::Reactions reactions;
  impact_reporting::React(reactions, clock::System());
  std::size_t done = 0;
  events::Reactor reactor{"replay", *database, reactions, [&](const std::string&, events::Outcome outcome) {
                            if (outcome == events::Outcome::kDone) ++done;
                          }};
  const auto begun = std::chrono::steady_clock::now();
  bus.Replay(kFeedbackTopic, [&](std::span<const events::Event> events) { reactor.Handle(events); });
  if (done != kEvents) throw std::runtime_error{"not all events took effect"};
  return RateSince(begun);
}

void Run(const Place& place) {
  const std::string url = place.BusUrl(kPartitions);
  {
    RawProducer producer{url, kFeedbackTopic};
    const auto events = MakeEvents(kEvents);
    producer.Begin(RawMessages{events});
    producer.Finish();
  }
  const auto bus = events::OpenBus(url);
  double consume_rate = 0;
  double replay_rate = 0;
  const Pairs pairs = PairedRatios(
      kPairs, [&] { return consume_rate = Consume(url); }, [&] { return replay_rate = Replay(*bus); });
  Print("rebuild of a read model / raw consume", Summarise(pairs), "floor 0.30");
  std::printf("    last raw %.0f/s, last rebuild %.0f/s\n", consume_rate, replay_rate);
}

}  // namespace
}  // namespace participation::benchmarks

// replay_benchmark servers
int main(int argc, char** argv) {
  const participation::benchmarks::Place place{argc, argv};
  if (!place.IsMissing()) participation::benchmarks::Run(place);
}
