#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <chrono>

#include "libs/clock/clock.hpp"

namespace participation::activity_tracking {

inline google::protobuf::Timestamp ToTimestamp(clock::Time time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(seconds.time_since_epoch().count());
  timestamp.set_nanos(static_cast<std::int32_t>(std::chrono::nanoseconds{time - seconds}.count()));
  return timestamp;
}

// To the microsecond; what is finer is cut off.
inline clock::Time FromTimestamp(const google::protobuf::Timestamp& timestamp) {
  return clock::Time{std::chrono::seconds{timestamp.seconds()}} +
         std::chrono::floor<std::chrono::microseconds>(std::chrono::nanoseconds{timestamp.nanos()});
}

}  // namespace participation::activity_tracking
