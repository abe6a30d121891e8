#include "libs/database/reconnect.hpp"

#include <chrono>
#include <mutex>

namespace participation::database {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kShortestWait{50};
constexpr milliseconds kLongestWait{2000};

class Backoff {
 public:
  explicit Backoff(Connect connect) : connect_{std::move(connect)} {}

  std::unique_ptr<Connection> Run() {
    RefuseWhileWaiting();
    try {
      auto connection = connect_();
      const std::lock_guard lock{mutex_};
      wait_ = kShortestWait;
      return connection;
    } catch (const Unavailable& problem) {
      const std::lock_guard lock{mutex_};
      reason_ = problem.what();
      next_try_ = steady_clock::now() + wait_;
      wait_ = std::min(2 * wait_, kLongestWait);
      throw;
    }
  }

 private:
  void RefuseWhileWaiting() {
    const std::lock_guard lock{mutex_};
    if (steady_clock::now() < next_try_) throw Unavailable{reason_};
  }

  const Connect connect_;
  std::mutex mutex_;
  milliseconds wait_ = kShortestWait;
  steady_clock::time_point next_try_;
  std::string reason_;
};

}  // namespace

Connect Reconnecting(Connect connect) {
  const auto backoff = std::make_shared<Backoff>(std::move(connect));
  return [backoff] { return backoff->Run(); };
}

}  // namespace participation::database
