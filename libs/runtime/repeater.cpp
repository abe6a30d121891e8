#include "libs/runtime/repeater.hpp"

#include "libs/log/log.hpp"

namespace participation::runtime {

Repeater::Repeater(Repetition repetition)
    : repetition_{std::move(repetition)}, worker_{[this](const std::stop_token& stop) { Run(stop); }} {}

void Repeater::Wake() {
  {
    const std::lock_guard lock{mutex_};
    wake_ = true;
  }
  woken_.notify_one();
}

void Repeater::Run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock{mutex_};
      woken_.wait_for(lock, stop, repetition_.interval, [this] { return wake_; });
      wake_ = false;
    }
    while (!stop.stop_requested() && WorkOnce()) {
    }
  }
}

bool Repeater::WorkOnce() const {
  try {
    return repetition_.work();
  } catch (const std::exception& problem) {
    log::Warning("a repetition broke down", {log::Method(repetition_.name), log::Reason(problem.what())});
    return false;
  }
}

}  // namespace participation::runtime
