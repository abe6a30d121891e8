#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
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
  std::string name;                        // "person.json"
  std::optional<int> line = std::nullopt;  // where the text is one line of that

  // "person.json", "people.jsonl, line 3".
  std::string Where() const { return name + (line ? ", line " + std::to_string(*line) : ""); }
};

// The JSON object that a request was written as, with the contract's names for the words of enums. INVALID_ARGUMENT
// says where the text stops being JSON, or which field does not fit or stands there twice, and what may stand there.
absl::StatusOr<nlohmann::json> ParseRequest(const google::protobuf::Descriptor& request, const Source& source);

// What a person calls a file that is named on the command line.
std::string SourceName(const std::string& file);

}  // namespace participation::ctl
