#pragma once

#include <nlohmann/json_fwd.hpp>

#include "absl/status/status.h"

namespace google::protobuf {
class Descriptor;
}

namespace participation::ctl {

// Puts the contract's names of enums' values for the words in a message's JSON, at any depth. INVALID_ARGUMENT says
// where stands a field that there is none of, or a word that means no value, and what may stand there. Whatever else
// does not fit is left for the parser to refuse.
absl::Status SpellOut(const google::protobuf::Descriptor& message, nlohmann::json& json);

}  // namespace participation::ctl
