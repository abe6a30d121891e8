#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "libs/runtime/repetition.hpp"

namespace participation::runtime {

// Does something over and over on a thread of its own: when woken, and at least once in an interval.
class Repeater {
 public:
  explicit Repeater(Repetition repetition);

  void Wake();

 private:
  void Run(const std::stop_token& stop);
  // Does some of the work and tells whether there may be more; a breakdown is logged and tried again later.
  bool WorkOnce() const;

  const Repetition repetition_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool wake_ = true;
  std::jthread worker_;  // Last: it uses everything above.
};

}  // namespace participation::runtime
