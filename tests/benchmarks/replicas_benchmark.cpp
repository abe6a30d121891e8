// Two replicas of a service against one, on the same machine with the same PostgreSQL and a bus of four partitions:
// taking submissions, and hearing events.
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <cstdio>
#include <thread>

#include "services/feedback_ingestion/module.hpp"
#include "services/impact_reporting/module.hpp"
#include "tests/benchmarks/load.hpp"
#include "tests/benchmarks/make_events.hpp"
#include "tests/benchmarks/outbox_watch.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"
#include "tests/benchmarks/raw_kafka.hpp"
#include "tests/benchmarks/replicas.hpp"

namespace participation::benchmarks {
namespace {

constexpr int kPartitions = 4;
constexpr int kInFlight = 256;  // in all
constexpr int kPairsOfSubmissions = 9;
constexpr int kPairsOfHearing = 5;
constexpr std::chrono::milliseconds kSlice{1500};
constexpr std::size_t kHeard = 20'000;

// Submissions a second, spread over all replicas.
class Takers {
 public:
  Takers(const Place& place, int count)
      : replicas_{feedback_ingestion::FeedbackIngestionModule(), place.BusUrl(kPartitions), count} {
    for (const auto& address : replicas_.addresses()) {
      channels_.push_back(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
    }
  }

  double PerSecond() {
    std::vector<double> rates(channels_.size());
    {
      std::vector<std::jthread> clients;
      for (std::size_t i = 0; i < channels_.size(); ++i) {
        clients.emplace_back([this, i, &rates] {
          rates[i] = Load(channels_[i], kInFlight / static_cast<int>(channels_.size()), kSlice).per_second;
        });
      }
    }
    outbox_.AwaitEmpty();
    double sum = 0;
    for (const double rate : rates) sum += rate;
    return sum;
  }

 private:
  Replicas replicas_;
  OutboxWatch outbox_{replicas_.database_url()};
  std::vector<std::shared_ptr<grpc::Channel>> channels_;
};

// Events a second that take effect, of those that come once all replicas have their partitions.
class Listeners {
 public:
  explicit Listeners(int count) : count_{count} {}

  double PerSecond() const {
    const Place place{true};
    const std::string url = place.BusUrl(kPartitions);
    const Replicas replicas{impact_reporting::ImpactReportingModule(), url, count_};
    const auto database = database::Open(replicas.database_url());
    RawProducer producer{url, kFeedbackTopic};
    Publish(producer, kPartitions * 10);  // until these have effect, the group gathers
    Await(*database, kPartitions * 10);
    std::this_thread::sleep_for(kGathered);
    const auto begun = std::chrono::steady_clock::now();
    Publish(producer, kHeard);
    Await(*database, kPartitions * 10 + kHeard);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    return kHeard / taken.count();
  }

 private:
  static constexpr std::chrono::seconds kGathered{8};  // longer than a member takes to notice a newer one
  static constexpr std::chrono::milliseconds kLookAgain{5};

  static void Publish(RawProducer& producer, std::size_t count) {
    const auto events = MakeEvents(count);
    producer.Begin(RawMessages{events});
    producer.Finish();
  }
  static void Await(database::Database& database, std::size_t count) {
    for (std::size_t there = 0; there < count;) {
      std::this_thread::sleep_for(kLookAgain);
      database.Read([&](database::Transaction& transaction) {
        const auto rows = transaction.Execute("SELECT CAST(sum(count) AS BIGINT) FROM participation_counts");
        there = rows[0].IsNull(0) ? 0 : static_cast<std::size_t>(rows[0].Integer(0));
      });
    }
  }

  const int count_;
};

void Run(const Place& place) {
  {
    Takers one{place, 1};
    const Place another{true};
    Takers two{another, 2};
    double rate = 0;
    const Pairs pairs = PairedRatios(
        kPairsOfSubmissions, [&] { return one.PerSecond(); }, [&] { return rate = two.PerSecond(); });
    Print("submissions to two replicas / to one, 256 in flight", Summarise(pairs), "reported");
    std::printf("    last two %.0f/s\n", rate);
  }
  const Listeners one{1};
  const Listeners two{2};
  double rate = 0;
  const Pairs pairs = PairedRatios(
      kPairsOfHearing, [&] { return one.PerSecond(); }, [&] { return rate = two.PerSecond(); });
  Print("events that two replicas hear / one, four partitions", Summarise(pairs), "reported");
  std::printf("    last two %.0f/s\n", rate);
}

}  // namespace
}  // namespace participation::benchmarks

// replicas_benchmark servers
int main(int argc, char** argv) {
  const participation::benchmarks::Place place{argc, argv};
  if (!place.IsMissing()) participation::benchmarks::Run(place);
}
