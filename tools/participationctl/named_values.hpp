#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/status/statusor.h"

namespace google::protobuf {
class Descriptor;
}

namespace participation::ctl {

// A message that was written as one value of a flag, `purpose=outcomes,channel=email` or a JSON object, as protobuf's
// JSON. INVALID_ARGUMENT says which part makes no sense, and which names there are.
absl::StatusOr<nlohmann::json> ToMessage(const google::protobuf::Descriptor& type, const std::string& text);

}  // namespace participation::ctl
