#include "libs/runtime/repeater.hpp"

#include <algorithm>

#include "libs/log/log.hpp"

namespace participation::runtime {
namespace {

// After a breakdown: commits, which wake, come by the thousand in a second.
constexpr std::chrono::milliseconds kLongestPause{5000};

}  // namespace

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
    AwaitTurn(stop);
    Work(stop);
  }
}

void Repeater::AwaitTurn(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  if (broke_down_) {
    woken_.wait_for(lock, stop, std::min(repetition_.interval, kLongestPause), [] { return false; });
  } else {
    woken_.wait_for(lock, stop, repetition_.interval, [this] { return wake_; });
  }
  wake_ = false;
}

void Repeater::Work(const std::stop_token& stop) {
  try {
    broke_down_ = false;
    while (!stop.stop_requested() && repetition_.work()) {
    }
  } catch (const std::exception& problem) {
    broke_down_ = true;
    log::Warning("a repetition broke down", {log::Method(repetition_.name), log::Reason(problem.what())});
  }
}

}  // namespace participation::runtime
