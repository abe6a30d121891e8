#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/status/statusor.h"

namespace google::protobuf {
class FieldDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

// Whether the field holds messages that are more than one text: protobuf's JSON writes times, durations and field masks
// as one.
bool IsMessage(const google::protobuf::FieldDescriptor& field);

// Whether the field names fields of an update.
bool IsMask(const google::protobuf::FieldDescriptor& field);

// One value as a person writes it, as protobuf's JSON wants it. INVALID_ARGUMENT says what is allowed.
absl::StatusOr<nlohmann::json> ToJson(const google::protobuf::FieldDescriptor& field, const std::string& text);

}  // namespace participation::ctl
