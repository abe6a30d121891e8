#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

// A field of a request as a flag: `--details.given-name`, or `--given-name` where only one field is called so.
struct Flag {
  std::vector<std::string> names;                              // without dashes in front; the full path first
  std::vector<const google::protobuf::FieldDescriptor*> path;  // from the request down to the field
  std::vector<std::string> choices;                            // the words allowed; any text if empty
  std::string help;
  std::string group;  // what stands above the flag in help: "One of these"; usually empty

  // As help shows it, with the dashes.
  std::string Shown() const { return "--" + names.back(); }
};

// The flags of a request: its fields and those of the messages in it, three levels down, as far as a caller may set
// them. What says which resource, or which version of it, belongs to requests called Update… only.
std::vector<Flag> FlagsOf(const google::protobuf::Descriptor& request);

// Puts what was said for a flag into the request's JSON. Lists take several values, one with commas, or '' for none; a
// list of messages takes `purpose=outcomes,channel=email` or JSON; an enum its name in any case, with or without its
// prefix.
absl::Status Put(const Flag& flag, const std::vector<std::string>& texts, nlohmann::json& request);

}  // namespace participation::ctl
