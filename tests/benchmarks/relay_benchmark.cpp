// What waits in an outbox on PostgreSQL, published on Kafka and taken out, against librdkafka given the same messages
// from memory with the same settings.
#include <chrono>
#include <cstdio>
#include <vector>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/bus.hpp"
#include "libs/events/outbox.hpp"
#include "libs/events/relay.hpp"
#include "tests/benchmarks/make_events.hpp"
#include "tests/benchmarks/outbox_watch.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"
#include "tests/benchmarks/raw_kafka.hpp"

namespace participation::benchmarks {
namespace {

constexpr std::size_t kEvents = 30'000;
constexpr std::size_t kInCommit = 1000;
constexpr int kPairs = 9;

class RelayUnderTest {
 public:
  explicit RelayUnderTest(events::Bus& bus) : bus_{bus} { events::MigrateEvents(*database_); }

  // Events a second.
  double Drain(std::span<const events::Event> events) {
    for (std::size_t done = 0; done < events.size(); done += kInCommit) {
      database_->Write([&](database::Transaction& transaction) {
        events::Outbox{transaction}.AddAll(events.subspan(done, std::min(kInCommit, events.size() - done)));
        return true;
      });
    }
    const auto begun = std::chrono::steady_clock::now();
    events::Relay relay{"benchmark", *database_, bus_};
    outbox_.AwaitEmpty();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    return static_cast<double>(events.size()) / taken.count();
  }

 private:
  events::Bus& bus_;
  const database::FreshDatabase place_;
  const std::unique_ptr<database::Database> database_ = database::Open(place_.url());
  OutboxWatch outbox_{place_.url()};
};

void Run(const Place& place) {
  const std::string url = place.BusUrl();
  const auto bus = events::OpenBus(url);
  RelayUnderTest relay{*bus};
  RawProducer raw{url, kFeedbackTopic};
  double raw_rate = 0;
  double relay_rate = 0;
  const auto events = MakeEvents(kEvents);
  const Pairs pairs = PairedRatios(
      kPairs,
      [&] {
        const RawMessages messages{events};
        const auto begun = std::chrono::steady_clock::now();
        raw.Begin(messages);
        raw.Finish();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
        return raw_rate = kEvents / taken.count();
      },
      [&] { return relay_rate = relay.Drain(events); });
  Print("relay / raw produce", Summarise(pairs), "floor 0.50, aim 0.80");
  std::printf("    last raw %.0f/s, last relay %.0f/s\n", raw_rate, relay_rate);
}

}  // namespace
}  // namespace participation::benchmarks

// relay_benchmark servers
int main(int argc, char** argv) {
  const participation::benchmarks::Place place{argc, argv};
  if (!place.IsMissing()) participation::benchmarks::Run(place);
}
