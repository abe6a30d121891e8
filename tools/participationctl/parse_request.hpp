#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace google::protobuf {
class Descriptor;
}

namespace participation::ctl {

// A text and where a person finds it.
struct Source {
  std::string_view text;
  std::string name;    // "person.json"
  int first_line = 1;  // of the text, in what is called so
};

// The JSON object that a request was written as, with the contract's names for the words of enums. INVALID_ARGUMENT
// says where the text stops being JSON, or which field does not fit and what may stand there.
absl::StatusOr<nlohmann::json> ParseRequest(const google::protobuf::Descriptor& request, const Source& source);

// What a person calls a file that is named on the command line.
std::string SourceName(const std::string& file);

}  // namespace participation::ctl
