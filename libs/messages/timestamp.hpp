#pragma once

#include <google/protobuf/timestamp.pb.h>

#include "libs/clock/clock.hpp"

namespace participation::messages {

google::protobuf::Timestamp ToTimestamp(clock::Time time);

// To the microsecond: what is finer is cut off. Of a message that nobody checked, a time outside the years 1 to 9999
// becomes the nearest within.
clock::Time FromTimestamp(const google::protobuf::Timestamp& timestamp);

}  // namespace participation::messages
