#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class FieldDescriptor;
}

namespace participation::ctl {

// What may be written for one value of the field, where that is one of few words: an enum's, or true and false.
std::vector<std::string> ChoicesOf(const google::protobuf::FieldDescriptor& field);

// What the field may hold, as its rules in the contract say: "date, as 2026-11-22", "text of at most 100 characters",
// "whole number, 1 to 10000". Without the choices, and without whether it is required.
std::string LimitsOf(const google::protobuf::FieldDescriptor& field);

}  // namespace participation::ctl
