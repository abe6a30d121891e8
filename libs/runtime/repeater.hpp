#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "libs/runtime/repetition.hpp"

namespace participation::runtime {

// Does something over and over on a thread of its own: when woken, and at least once in an interval. After a breakdown
// it takes a pause, whoever wakes it.
class Repeater {
 public:
  explicit Repeater(Repetition repetition);

  void Wake();

 private:
  void Run(const std::stop_token& stop);
  void AwaitTurn(const std::stop_token& stop);
  // Does the work until there is no more, or it breaks down, which is logged.
  void Work(const std::stop_token& stop);

  const Repetition repetition_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool wake_ = true;
  bool broke_down_ = false;
  std::jthread worker_;  // Last: it uses everything above.
};

}  // namespace participation::runtime
