#pragma once

#include <string>
#include <vector>

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

// Whether a caller may set the field in the request, at whatever depth. What says which resource, or which version of
// it, belongs to requests called Update… only.
bool MayBeSet(const google::protobuf::FieldDescriptor& field, const google::protobuf::Descriptor& request);

// The flags of a request: its fields and those of the messages in it, three levels down, as far as a caller may set
// them.
std::vector<Flag> FlagsOf(const google::protobuf::Descriptor& request);

}  // namespace participation::ctl
