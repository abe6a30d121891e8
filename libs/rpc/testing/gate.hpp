#pragma once

#include <condition_variable>
#include <mutex>

namespace participation::rpc::testing {

// Holds up whoever passes until it is opened.
class Gate {
 public:
  void Pass() {
    std::unique_lock lock{mutex_};
    ++arrived_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }

  void AwaitArrivals(int count) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return arrived_ >= count; });
  }

  void Open() {
    const std::lock_guard lock{mutex_};
    open_ = true;
    changed_.notify_all();
  }

  int arrived() {
    const std::lock_guard lock{mutex_};
    return arrived_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int arrived_ = 0;
  bool open_ = false;
};

}  // namespace participation::rpc::testing
