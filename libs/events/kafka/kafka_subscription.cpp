#include "libs/events/kafka/kafka_subscription.hpp"

#include "libs/faults/crash_point.hpp"
#include "libs/log/log.hpp"

namespace participation::events::kafka {
namespace {

constexpr std::chrono::milliseconds kGather{100};
constexpr std::chrono::milliseconds kFirstWait{200};
constexpr std::chrono::milliseconds kLongestWait{5000};
// After a fatal error. Two processes with one instance name take each other's place this often and no oftener.
constexpr std::chrono::seconds kRejoinPause{15};

}  // namespace

KafkaSubscription::KafkaSubscription(const Connection& connection, std::string group, std::vector<std::string> topics,
                                     Bus::Handler handler, std::shared_ptr<GroupCounts> counts)
    : connection_{connection},
      group_{std::move(group)},
      topics_{std::move(topics)},
      handler_{std::move(handler)},
      counts_{std::move(counts)},
      consumer_{Join()},
      worker_{[this](const std::stop_token& stop) { Run(stop); }} {}

std::unique_ptr<Consumer> KafkaSubscription::Join() const {
  return std::make_unique<Consumer>(connection_, group_, topics_, *counts_);
}

void KafkaSubscription::Run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      if (!consumer_) consumer_ = Join();
      Serve(*consumer_, stop);
    } catch (const std::exception& problem) {
      ++counts_->restarts;
      log::Error("events cannot be heard; a new client will be made",
                 {log::Group(group_), log::Reason(problem.what())});
      consumer_.reset();
      Pause(stop, kRejoinPause);
    }
  }
  consumer_.reset();
}

void KafkaSubscription::Serve(Consumer& consumer, const std::stop_token& stop) const {
  std::chrono::milliseconds wait = kFirstWait;
  std::chrono::steady_clock::time_point next_attempt;
  std::int64_t told = 0;  // of the times that partitions were given
  while (!stop.stop_requested()) {
    consumer.Gather(kGather);
    if (consumer.batch().empty()) {
      consumer.Settle();
      continue;
    }
    if (std::chrono::steady_clock::now() < next_attempt) continue;
    if (HandOver(consumer.batch(), told)) {
      consumer.Settle();
      wait = kFirstWait;
    } else {
      consumer.Pause();
      next_attempt = std::chrono::steady_clock::now() + wait;
      wait = std::min(wait * 2, kLongestWait);
    }
  }
}

bool KafkaSubscription::HandOver(const std::vector<Event>& batch, std::int64_t& told) const {
  try {
    if (const std::int64_t given = counts_->rebalances; given != told) {
      handler_({});
      told = given;
    }
    handler_(batch);
  } catch (const std::exception& problem) {
    log::Warning("events will be handed over again", {log::Group(group_), log::Reason(problem.what())});
    return false;
  }
  faults::CrashPoint("after-effects");
  return true;
}

void KafkaSubscription::Pause(const std::stop_token& stop, std::chrono::milliseconds length) {
  std::unique_lock lock{mutex_};
  stopped_.wait_for(lock, stop, length, [] { return false; });
}

}  // namespace participation::events::kafka
