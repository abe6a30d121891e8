#include "libs/events/relay.hpp"

#include <memory>

#include "libs/events/event_columns.hpp"
#include "libs/faults/crash_point.hpp"
#include "libs/log/log.hpp"

namespace participation::events {
namespace {

constexpr std::size_t kMostInBatch = 1000;
constexpr std::size_t kMostBytesInBatch = 4'000'000;
constexpr std::size_t kReadAtOnce = 500;
constexpr std::size_t kMostKept = 1024;  // bytes of one event's memory, for the next that is read into it
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
    while (PublishAll()) {
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
      if (!PublishAll()) Await(stop, idle);
      backoff = kShortestBackoff;
    } catch (const std::exception& problem) {
      log::Warning("the relay could not publish", {log::Module(module_), log::Reason(problem.what())});
      Await(stop, backoff);
      backoff = std::min(backoff * 2, kLongestBackoff);
    }
  }
}

bool Relay::PublishAll() {
  FinishTakingOut();
  const std::int64_t turn = turn_();
  if (turn == 0) return false;
  Batch batch;
  Batch next;
  ReadBatch(published_, batch);
  if (batch.count == 0) return false;
  while (batch.count > 0 && turn_() == turn) {
    next.count = 0;
    std::future<void> reading;
    if (batch.may_have_next) {
      reading = std::async(std::launch::async, [&, after = batch.last] { ReadBatch(after, next); });
    }
    PublishBatch(batch);
    // In a file, an empty outbox begins again at 1: the next is read before this one is out.
    if (reading.valid()) reading.get();
    faults::CrashPoint("before-outbox-delete");
    BeginTakingOut(batch.last);
    std::swap(batch, next);
  }
  FinishTakingOut();
  return true;
}

void Relay::ReadBatch(std::int64_t after, Batch& batch) const {
  database_.Read([&](database::Transaction& transaction) {
    batch.count = 0;
    batch.last = after;
    batch.may_have_next = true;
    const auto next = [&batch]() -> Event& {
      if (batch.count == batch.memory.size()) batch.memory.emplace_back();
      Event& event = batch.memory[batch.count++];
      if (event.data.capacity() > kMostKept) event.data = std::string{};
      return event;
    };
    std::size_t bytes = 0;
    while (batch.may_have_next && batch.count < kMostInBatch && bytes < kMostBytesInBatch) {
      const std::size_t before = batch.count;
      batch.last = ReadEvents(transaction, "outbox", "", batch.last, kReadAtOnce, next);
      for (const Event& event : batch.events().subspan(before)) bytes += event.data.size();
      batch.may_have_next = batch.count - before == kReadAtOnce;
    }
  });
}

void Relay::PublishBatch(const Batch& batch) {
  faults::CrashPoint("before-publish");
  bus_.Publish(batch.events());
}

void Relay::BeginTakingOut(std::int64_t last) {
  FinishTakingOut();
  const auto done = std::make_shared<std::promise<void>>();
  database_.Submit(
      [after = published_, last](database::Transaction& transaction) {
        transaction.Execute("DELETE FROM outbox WHERE position > $1 AND position <= $2", {after, last});
        return true;
      },
      [done](const std::exception_ptr& error) { error ? done->set_exception(error) : done->set_value(); });
  taking_out_ = done->get_future();
  going_ = last;
}

void Relay::FinishTakingOut() {
  if (!taking_out_.valid()) return;
  taking_out_.get();
  if (database_.IsShared()) published_ = going_;
}

void Relay::Await(const std::stop_token& stop, std::chrono::milliseconds most) {
  std::unique_lock lock{mutex_};
  woken_.wait_for(lock, stop, most, [this] { return wake_; });
  wake_ = false;
}

}  // namespace participation::events
