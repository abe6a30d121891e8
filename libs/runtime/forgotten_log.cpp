#include "libs/runtime/forgotten_log.hpp"

#include <algorithm>

namespace participation::runtime {
namespace {

constexpr int kLongestWait = 64;

}  // namespace

void ForgottenLog::Empty() {
  const std::int64_t noted = noted_;
  if (noted == emptied_) return;
  if (left_out_ > 0) {
    --left_out_;
    return;
  }
  if (database_.EmptyLog()) {
    emptied_ = noted;
    wait_ = 1;
  } else {
    wait_ = std::min(2 * wait_, kLongestWait);
    left_out_ = wait_ - 1;
  }
}

}  // namespace participation::runtime
