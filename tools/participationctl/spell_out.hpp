#pragma once

#include <nlohmann/json_fwd.hpp>

#include "absl/status/status.h"

namespace google::protobuf {
class Descriptor;
}

namespace participation::ctl {

// Puts the contract's names of fields, and of enums' values for their words, in a message's JSON, at any depth.
// INVALID_ARGUMENT says where something does not fit, and what may stand there: a field that there is none of, or that
// stands there twice or beside another choice of its oneof; a value of another kind than the field's; a word that means
// no value. What is in maps is left for the parser to refuse.
absl::Status SpellOut(const google::protobuf::Descriptor& message, nlohmann::json& json);

}  // namespace participation::ctl
