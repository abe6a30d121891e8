#include "libs/messages/timestamp.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace participation::messages {
namespace {

constexpr std::int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799;   // 9999-12-31T23:59:59Z
constexpr std::int32_t kLastNano = 999'999'999;

}  // namespace

google::protobuf::Timestamp ToTimestamp(clock::Time time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(seconds.time_since_epoch().count());
  timestamp.set_nanos(static_cast<std::int32_t>(std::chrono::nanoseconds{time - seconds}.count()));
  return timestamp;
}

clock::Time FromTimestamp(const google::protobuf::Timestamp& timestamp) {
  const std::chrono::seconds seconds{std::clamp(timestamp.seconds(), kFirstSecond, kLastSecond)};
  const std::chrono::nanoseconds nanos{std::clamp(timestamp.nanos(), 0, kLastNano)};
  return clock::Time{seconds} + std::chrono::floor<std::chrono::microseconds>(nanos);
}

}  // namespace participation::messages
