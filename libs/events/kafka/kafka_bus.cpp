#include "libs/events/kafka/kafka_bus.hpp"

#include <atomic>
#include <map>
#include <mutex>

#include "libs/events/event_limits.hpp"
#include "libs/events/kafka/groups.hpp"
#include "libs/events/kafka/kafka_subscription.hpp"
#include "libs/events/kafka/producer.hpp"
#include "libs/events/kafka/require_brokers.hpp"
#include "libs/events/kafka/topic_plan.hpp"
#include "libs/faults/crash_point.hpp"

namespace participation::events::kafka {
namespace {

// Each caller of Publish has a producer to itself while it publishes: nobody waits for another's batch, and one that
// fails is thrown away without disturbing anyone. There are as many as ever published at once.
class Producers {
 public:
  explicit Producers(const Connection& connection) : connection_{connection} {}

  void Send(std::span<const Event> events) {
    std::unique_ptr<Producer> producer = Take();
    producer->Send(events);
    const std::lock_guard lock{mutex_};
    idle_.push_back(std::move(producer));
  }

 private:
  std::unique_ptr<Producer> Take() {
    {
      const std::lock_guard lock{mutex_};
      if (!idle_.empty()) {
        std::unique_ptr<Producer> producer = std::move(idle_.back());
        idle_.pop_back();
        return producer;
      }
    }
    return std::make_unique<Producer>(connection_);
  }

  const Connection& connection_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Producer>> idle_;
};

class KafkaBus final : public Bus {
 public:
  explicit KafkaBus(std::string_view url)
      : connection_{url},
        retention_{LongestRetention(ReadTopicPlans(connection_.url().topics))},
        client_{connection_.Open(RD_KAFKA_PRODUCER, {}, listener_)},
        producers_{connection_} {
    RequireBrokers(connection_, client_.get());
    RequireTopics(connection_, client_.get());
  }

  void Publish(std::span<const Event> events) override {
    RequireSound(events);
    const auto count = static_cast<std::int64_t>(events.size());
    publishing_ += count;
    try {
      producers_.Send(events);
    } catch (...) {
      publishing_ -= count;
      ++publish_failures_;
      throw;
    }
    publishing_ -= count;
    published_ += count;
    faults::CrashPoint("after-publish");
  }

  std::unique_ptr<Subscription> Subscribe(std::string group, std::vector<std::string> topics,
                                          Handler handler) override {
    auto counts = std::make_shared<GroupCounts>();
    {
      const std::lock_guard lock{mutex_};
      heard_[group].insert(topics.begin(), topics.end());
      counts_[group].push_back(counts);
    }
    return std::make_unique<KafkaSubscription>(connection_, std::move(group), std::move(topics), std::move(handler),
                                               std::move(counts));
  }

  void Rewind(const std::string& group, const std::string& topic) override {
    PutBack(connection_, client_.get(), group, topic);
  }

  Standing StandingOf(const std::string& group, const std::string& topic) override {
    return kafka::StandingOf(connection_, client_.get(), group, topic);
  }

  void Replay(const std::string& topic, const Standing& standing, const Witness& see) override {
    ShowAll(connection_, client_.get(), topic, standing, see);
  }

  std::vector<Lag> Lags() override {
    TopicsByGroup heard;
    {
      const std::lock_guard lock{mutex_};
      heard = heard_;
    }
    return LagsOf(connection_, client_.get(), heard);
  }

  BusCounts Counts() override {
    BusCounts counts{published_, publish_failures_, publishing_, {}};
    const std::lock_guard lock{mutex_};
    for (const auto& [group, all] : counts_) {
      auto& sum = counts.groups[group];
      for (const auto& one : all) {
        sum.rebalances += one->rebalances;
        sum.malformed += one->malformed;
        sum.restarts += one->restarts;
      }
    }
    return counts;
  }

  // The brokers forget by themselves.
  bool Prune(clock::Time) override { return false; }

  std::optional<std::chrono::milliseconds> Retention() const override { return retention_; }

 private:
  const Connection connection_;
  const std::optional<std::chrono::milliseconds> retention_;
  Listener listener_;
  const Client client_;  // for questions
  Producers producers_;
  std::atomic<std::int64_t> published_ = 0;
  std::atomic<std::int64_t> publish_failures_ = 0;
  std::atomic<std::int64_t> publishing_ = 0;
  std::mutex mutex_;
  TopicsByGroup heard_;
  std::map<std::string, std::vector<std::shared_ptr<GroupCounts>>> counts_;  // of each subscription ever
};

}  // namespace

std::unique_ptr<Bus> OpenKafkaBus(std::string_view url) { return std::make_unique<KafkaBus>(url); }

}  // namespace participation::events::kafka
