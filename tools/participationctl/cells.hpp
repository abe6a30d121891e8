#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

// A list of messages within an answer.
struct Listing {
  const google::protobuf::FieldDescriptor* field = nullptr;
  const nlohmann::json* items = nullptr;
};

// A message as a person reads it: its values by name, and the lists of messages in it.
struct Reading {
  std::vector<std::pair<std::string, std::string>> values;
  std::vector<Listing> lists;
};

// A message's JSON as text. Values within messages are named as the fields, with what is around them in front only
// where two would be called alike. `json` must live as long as the reading.
Reading Read(const google::protobuf::Descriptor& type, const nlohmann::json& json);

// A value in as few words as it can be said: enums by their words, times to the second, fractions to two places.
std::string Words(const google::protobuf::FieldDescriptor& field, const nlohmann::json& value);

}  // namespace participation::ctl
