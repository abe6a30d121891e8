#pragma once

#include <nlohmann/json_fwd.hpp>

#include "absl/status/status.h"

namespace google::protobuf {
class FieldDescriptor;
}

namespace participation::ctl {

// Sees that a value in JSON, or an item of a list, is of the field's kind, and puts the contract's name in place of the
// word of an enum. INVALID_ARGUMENT says what must stand there.
absl::Status FitKind(const google::protobuf::FieldDescriptor& field, nlohmann::json& value);

}  // namespace participation::ctl
