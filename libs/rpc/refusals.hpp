#pragma once

#include <atomic>
#include <cstdint>

namespace participation::rpc {

// How many refusals wait to be put on record: few enough that who is refused all the time takes nobody's place.
class Refusals {
 public:
  static constexpr int kMostWaiting = 64;

  // Whether there is a place; one that is taken is to be given back.
  bool Take() {
    if (waiting_.fetch_add(1) < kMostWaiting) return true;
    GiveBack(false);
    return false;
  }
  void GiveBack(bool recorded) {
    --waiting_;
    if (!recorded) ++lost_;
  }
  // Refusals that are not on record.
  std::int64_t lost() const { return lost_; }

 private:
  std::atomic<int> waiting_{0};
  std::atomic<std::int64_t> lost_{0};
};

}  // namespace participation::rpc
