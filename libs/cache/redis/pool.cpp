#include "libs/cache/redis/pool.hpp"

#include <algorithm>
#include <random>

namespace participation::cache::redis {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kConnections = 4;
constexpr milliseconds kConnectPatience{1000};  // nobody waits for it
constexpr milliseconds kFirstPause{100};
constexpr milliseconds kLongestPause{5000};

// Half of it to all of it, so that replicas do not come back together.
milliseconds Scattered(milliseconds pause) {
  static std::minstd_rand random{std::random_device{}()};
  return milliseconds{std::uniform_int_distribution{pause.count() / 2, pause.count()}(random)};
}

}  // namespace

Pool::Pool(Address address, Teller tell)
    : address_{std::move(address)}, tell_{std::move(tell)}, connector_{[this](const std::stop_token& stop) {
        Run(stop);
      }} {}

Pool::~Pool() = default;

std::optional<std::vector<Reply>> Pool::Ask(std::span<const Command> commands) {
  const Deadline deadline = steady_clock::now() + kPatience;
  std::uint64_t generation = 0;
  auto connection = Borrow(deadline, generation);
  if (!connection) return std::nullopt;
  try {
    auto replies = connection->Ask(commands, deadline);
    Return(std::move(connection), generation);
    const auto refusals = std::ranges::count(replies, Reply::Kind::kRefusal, &Reply::kind);
    errors_.fetch_add(static_cast<std::uint64_t>(refusals), std::memory_order_relaxed);
    return replies;
  } catch (const Breakdown&) {
    BreakDown(generation);
    return std::nullopt;
  }
}

std::unique_ptr<Connection> Pool::Borrow(Deadline deadline, std::uint64_t& generation) {
  std::unique_lock lock{mutex_};
  changed_.wait_until(lock, deadline, [this] { return !idle_.empty() || !is_there_; });
  if (idle_.empty()) return nullptr;
  generation = generation_;
  auto connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void Pool::Return(std::unique_ptr<Connection> connection, std::uint64_t generation) {
  {
    const std::lock_guard lock{mutex_};
    if (generation != generation_) return;
    idle_.push_back(std::move(connection));
  }
  changed_.notify_one();
}

void Pool::BreakDown(std::uint64_t generation) {
  errors_.fetch_add(1, std::memory_order_relaxed);
  {
    const std::lock_guard lock{mutex_};
    if (generation != generation_) return;
    ++generation_;
    idle_.clear();
    is_there_ = false;
  }
  changed_.notify_all();
}

void Pool::Run(const std::stop_token& stop) {
  milliseconds pause = kFirstPause;
  bool was_there = true;  // so that a server that is away from the beginning is told of
  while (!stop.stop_requested()) {
    if (Connect()) {
      if (!was_there) Tell(" answers again");
      was_there = true;
      pause = kFirstPause;
      AwaitBreakdown(stop);
      continue;  // at once: most often it was only restarted, or had closed what was idle for long
    }
    if (was_there) Tell(" is away: " + why_);
    was_there = false;
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, stop, Scattered(pause), [] { return false; });
    pause = std::min(2 * pause, kLongestPause);
  }
}

void Pool::Tell(const std::string& what) const {
  if (tell_) tell_("the cache at " + address_.Name() + what);
}

void Pool::AwaitBreakdown(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, stop, [this] { return !is_there_; });
}

bool Pool::Connect() {
  std::vector<std::unique_ptr<Connection>> made;
  try {
    const Deadline deadline = steady_clock::now() + kConnectPatience;
    while (made.size() < kConnections) made.push_back(std::make_unique<Connection>(address_, deadline));
  } catch (const std::exception& problem) {  // the password may not be readable any more
    why_ = problem.what();
    errors_.fetch_add(1, std::memory_order_relaxed);
    return false;
  }
  {
    const std::lock_guard lock{mutex_};
    idle_ = std::move(made);
    is_there_ = true;
  }
  changed_.notify_all();
  return true;
}

}  // namespace participation::cache::redis
