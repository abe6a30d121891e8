#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class Descriptor;
}

namespace participation::validation {

// What makes no sense in the rules that a message states for its own fields, one sentence each: a pattern that does
// not compile or that nobody explains, a smallest above a largest, a rule on a type that it says nothing about. For
// the contract test over every message of the API.
std::vector<std::string> CheckRules(const google::protobuf::Descriptor& message);

}  // namespace participation::validation
