#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class Descriptor;
}

namespace participation::validation {

// Full names of the fields marked personal that a message has, itself or in any message it can hold; and of its fields
// of type google.protobuf.Any, which can hold anything. Each once, for messages that contain themselves too.
std::vector<std::string> PersonalFieldsOf(const google::protobuf::Descriptor& message);

// Whether there is any: never so for an event, or for the answer to a change.
bool ReachesPersonalField(const google::protobuf::Descriptor& message);

}  // namespace participation::validation
