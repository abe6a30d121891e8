// A read model rebuilt from the log on Kafka, as an operator has it done: every event through impact reporting's
// reactions into a shadow, which then takes the place of its tables on PostgreSQL; against librdkafka reading the same
// messages with the same settings.
#include <atomic>
#include <chrono>
#include <cstdio>

#include "libs/clock/clock.hpp"
#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/bus.hpp"
#include "libs/events/outbox.hpp"
#include "libs/events/reactor.hpp"
#include "libs/projections/rebuilder.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "services/impact_reporting/heard.hpp"
#include "services/impact_reporting/store/migrations.hpp"
#include "tests/benchmarks/make_events.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"
#include "tests/benchmarks/raw_kafka.hpp"

namespace participation::benchmarks {
namespace {

constexpr std::size_t kEvents = 200'000;
constexpr int kPartitions = 4;
constexpr double kMissing = 0.1;
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

// Impact reporting on PostgreSQL, which has heard all there is.
class Listener {
 public:
  explicit Listener(const std::string& bus_url) : bus_{events::OpenBus(bus_url)} {
    events::MigrateEvents(*database_);
    database_->Migrate(kModule, impact_reporting::store::kMigrations);
    projections::Rebuilds::Migrate(*database_);
    std::atomic<std::size_t> heard = 0;
    events::Reactor reactor{kModule, *database_, projection_.reactions,
                            [&](const std::string&, events::Outcome) { ++heard; }};
    const auto subscription = bus_->Subscribe(kModule, projection_.reactions.Topics(),
                                              [&](std::span<const events::Event> events) { reactor.Handle(events); });
    if (!testing::Eventually([&] { return heard == kEvents; }, std::chrono::minutes{2}))
      throw std::runtime_error{"not all events are heard"};
  }

  // As `participationctl projections rebuild` has it done, where all counts are wrong and so much of the rows missing,
  // of those that came last.
  double Rebuild(double missing) {
    database_->Write([&](database::Transaction& transaction) {
      transaction.Execute(
          "DELETE FROM contributions WHERE contribution_id >= "
          "(SELECT contribution_id FROM contributions ORDER BY contribution_id LIMIT 1 OFFSET $1)",
          {static_cast<std::int64_t>((1 - missing) * kEvents)});
      transaction.Execute("UPDATE answer_counts SET good = 0");
      projections::Rebuilds{transaction}.Request(projection_.name, clock::System().Now());
      return true;
    });
    projections::Rebuild last;
    projections::Rebuilder rebuilder{
        {kModule, impact_reporting::store::kMigrations, *database_, *bus_, clock::System(), folder_ / "shadow.db"},
        std::span{&projection_, 1},
        [&](const projections::Rebuild& ended) { last = ended; }};
    const auto begun = std::chrono::steady_clock::now();
    rebuilder.Run([] { return true; });
    const double rate = RateSince(begun);
    if (last.state != projections::Rebuild::State::kDone) throw std::runtime_error{last.reason};
    RequireWhole();
    return rate;
  }

 private:
  static constexpr char kModule[] = "impact_reporting";

  void RequireWhole() {
    database_->Read([](database::Transaction& snapshot) {
      const auto rows = snapshot.Execute("SELECT count(*) FROM contributions");
      if (rows[0].Integer(0) != kEvents) throw std::runtime_error{"not all contributions are back"};
    });
  }

  const projections::Projection projection_ = impact_reporting::Heard(clock::System());
  const testing::TemporaryFolder folder_;
  const database::FreshDatabase place_;
  const std::unique_ptr<database::Database> database_ = database::Open(place_.url());
  const std::unique_ptr<events::Bus> bus_;
};

void Compare(const char* name, const char* bounds, const std::string& url, Listener& listener, double missing) {
  double consume_rate = 0;
  double rebuild_rate = 0;
  const Pairs pairs = PairedRatios(
      kPairs, [&] { return consume_rate = Consume(url); }, [&] { return rebuild_rate = listener.Rebuild(missing); });
  Print(name, Summarise(pairs), bounds);
  std::printf("    last raw %.0f/s, last rebuild %.0f/s\n", consume_rate, rebuild_rate);
}

void Run(const Place& place) {
  const std::string url = place.BusUrl(kPartitions);
  {
    RawProducer producer{url, kFeedbackTopic};
    const auto events = MakeEvents(kEvents);
    producer.Begin(RawMessages{events});
    producer.Finish();
  }
  Listener listener{url};
  Compare("rebuild of a read model / raw consume", "floor 0.30", url, listener, kMissing);
  Compare("the same where every row is missing", "reported", url, listener, 1);
}

}  // namespace
}  // namespace participation::benchmarks

// replay_benchmark servers
int main(int argc, char** argv) {
  const participation::benchmarks::Place place{argc, argv};
  if (!place.IsMissing()) participation::benchmarks::Run(place);
}
