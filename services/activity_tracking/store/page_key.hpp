#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/clock/clock.hpp"

namespace participation::activity_tracking {

// Where a listing that is not in order of ids goes on: behind what is at this place and has this id.
struct TimeKey {
  std::int64_t micros = std::numeric_limits<std::int64_t>::min();
  std::string id;
};

inline std::string KeyOf(clock::Time time, std::string_view id) {
  return absl::StrCat(clock::ToMicros(time), "/", std::string{id});
}

// The beginning of the listing for whatever KeyOf did not make.
inline TimeKey ReadTimeKey(const std::string& key) {
  const auto slash = key.find('/');
  TimeKey read;
  if (slash == std::string::npos || !absl::SimpleAtoi(key.substr(0, slash), &read.micros)) return {};
  read.id = key.substr(slash + 1);
  return read;
}

}  // namespace participation::activity_tracking
