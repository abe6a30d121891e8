#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/status/statusor.h"

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

// Whether protobuf's JSON writes such a message as one text: times, durations and field masks.
bool IsWrittenAsText(const google::protobuf::Descriptor& message);

// One value as a person writes it, as protobuf's JSON wants it. INVALID_ARGUMENT says what is allowed.
absl::StatusOr<nlohmann::json> ToJson(const google::protobuf::FieldDescriptor& field, const std::string& text);

}  // namespace participation::ctl
