// What waits in an outbox on PostgreSQL, published on Kafka and taken out, against librdkafka given the same messages
// from memory with the same settings.
#include <chrono>
#include <cstdio>
#include <functional>
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
#include "tests/benchmarks/surroundings.hpp"

namespace participation::benchmarks {
namespace {

constexpr std::size_t kEvents = 30'000;
constexpr std::size_t kInCommit = 1000;
constexpr int kPairs = 9;

// What was done a second, and what it cost.
class Costs {
 public:
  // Runs what handles all events, and tells how many it handled a second.
  double Measure(const std::function<void()>& run) {
    const CpuTimes before = ReadCpuTimes();
    const auto begun = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    const CpuTimes after = ReadCpuTimes();
    own_.push_back((after.own - before.own) / kEvents * 1e6);
    postgres_.push_back((after.postgres - before.postgres) / kEvents * 1e6);
    kafka_.push_back((after.kafka - before.kafka) / kEvents * 1e6);
    rates_.push_back(kEvents / taken.count());
    return rates_.back();
  }
  void Print(const char* name) {
    std::printf("    %s: %.0f/s; processor time of an event: %.1f us here, %.1f us PostgreSQL, %.1f us Kafka\n", name,
                Percentile(rates_, 0.5), Percentile(own_, 0.5), Percentile(postgres_, 0.5), Percentile(kafka_, 0.5));
  }

 private:
  std::vector<double> rates_;
  std::vector<double> own_;
  std::vector<double> postgres_;
  std::vector<double> kafka_;
};

class RelayUnderTest {
 public:
  explicit RelayUnderTest(events::Bus& bus) : bus_{bus} { events::MigrateEvents(*database_); }

  void Fill(std::span<const events::Event> events) {
    for (std::size_t done = 0; done < events.size(); done += kInCommit) {
      database_->Write([&](database::Transaction& transaction) {
        events::Outbox{transaction}.AddAll(events.subspan(done, std::min(kInCommit, events.size() - done)));
        return true;
      });
    }
  }
  void Drain() {
    const events::Relay relay{"benchmark", *database_, bus_};
    outbox_.AwaitEmpty();
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
  Costs raw_costs;
  Costs relay_costs;
  const auto events = MakeEvents(kEvents);
  const Pairs pairs = PairedRatios(
      kPairs,
      [&] {
        const RawMessages messages{events};
        return raw_costs.Measure([&] {
          raw.Begin(messages);
          raw.Finish();
        });
      },
      [&] {
        relay.Fill(events);
        return relay_costs.Measure([&] { relay.Drain(); });
      });
  Print("relay / raw produce", Summarise(pairs), "floor 0.50, aim 0.80");
  raw_costs.Print("raw");
  relay_costs.Print("relay");
}

}  // namespace
}  // namespace participation::benchmarks

// relay_benchmark servers
int main(int argc, char** argv) {
  const participation::benchmarks::Place place{argc, argv};
  if (!place.IsMissing()) participation::benchmarks::Run(place);
}
