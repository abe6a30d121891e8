#include "libs/events/relay.hpp"

#include "libs/events/event_columns.hpp"
#include "libs/faults/crash_point.hpp"
#include "libs/log/log.hpp"

namespace participation::events {
namespace {

constexpr std::size_t kRelayBatch = 1000;
constexpr std::chrono::milliseconds kRelayIdle{1000};
constexpr std::chrono::milliseconds kRelayIdleShared{10};
constexpr std::chrono::milliseconds kShortestBackoff{50};
constexpr std::chrono::milliseconds kLongestBackoff{5000};

}  // namespace

Relay::Relay(std::string module, database::Database& database, Bus& bus, Turn turn)
    : module_{std::move(module)},
      database_{database},
      bus_{bus},
      turn_{std::move(turn)},
      worker_{[this](const std::stop_token& stop) { Run(stop); }} {}

Relay::~Relay() {
  worker_.request_stop();
  worker_.join();
  try {
    while (PublishBatch()) {
    }
  } catch (const std::exception& problem) {
    log::Warning("events stay in the outbox until the next start", {log::Module(module_), log::Reason(problem.what())});
  }
}

void Relay::Wake() {
  {
    const std::lock_guard lock{mutex_};
    wake_ = true;
  }
  woken_.notify_one();
}

OutboxState Relay::State() const {
  OutboxState state;
  database_.Read([&](database::Transaction& transaction) {
    const auto rows = transaction.Execute(
        "SELECT (SELECT max(position) FROM outbox) - position + 1, time FROM outbox ORDER BY position LIMIT 1");
    if (!rows.empty()) state = {rows[0].Integer(0), rows[0].Integer(1)};
  });
  return state;
}

void Relay::Run(const std::stop_token& stop) {
  const auto idle = database_.IsShared() ? kRelayIdleShared : kRelayIdle;
  std::chrono::milliseconds backoff = kShortestBackoff;
  while (!stop.stop_requested()) {
    try {
      if (!PublishBatch()) Await(stop, idle);
      backoff = kShortestBackoff;
    } catch (const std::exception& problem) {
      log::Warning("the relay could not publish", {log::Module(module_), log::Reason(problem.what())});
      Await(stop, backoff);
      backoff = std::min(backoff * 2, kLongestBackoff);
    }
  }
}

bool Relay::PublishBatch() {
  if (!turn_()) return false;
  std::vector<Event> events;
  std::int64_t last = 0;
  database_.Read([&](database::Transaction& transaction) {
    last = ReadEvents(transaction, "outbox", "", published_, kRelayBatch, events);
  });
  if (events.empty()) return false;
  faults::CrashPoint("before-publish");
  bus_.Publish(events);
  faults::CrashPoint("before-outbox-delete");
  database_.Write([last](database::Transaction& transaction) {
    transaction.Execute("DELETE FROM outbox WHERE position <= $1", {last});
    return true;
  });
  if (database_.IsShared()) published_ = last;  // in a file, an empty outbox begins again at 1
  return true;
}

void Relay::Await(const std::stop_token& stop, std::chrono::milliseconds most) {
  std::unique_lock lock{mutex_};
  woken_.wait_for(lock, stop, most, [this] { return wake_; });
  wake_ = false;
}

}  // namespace participation::events
