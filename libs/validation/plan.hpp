#pragma once

#include <google/protobuf/descriptor.h>
#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "participation/options/v1/options.pb.h"

namespace participation::validation {

struct MessagePlan;

enum class Kind { kText, kBytes, kInt32, kInt64, kUint32, kUint64, kFloat, kDouble, kBool, kEnum, kMessage };

// The rules of one field, with the defaults filled in and the pattern compiled.
struct FieldPlan {
  const google::protobuf::FieldDescriptor* field = nullptr;
  Kind kind = Kind::kBool;
  bool repeated = false;
  bool has_presence = false;
  bool is_choice = false;  // One of the fields of a oneof.
  bool required = false;
  bool multiline = false;
  bool not_in_future = false;
  bool partial = false;  // Never of a list, whose items are always whole.
  std::uint32_t min_length = 0;
  std::uint32_t max_length = 0;
  std::uint32_t min_items = 0;
  std::uint32_t max_items = 0;
  std::optional<std::int64_t> minimum;
  std::optional<std::int64_t> maximum;
  options::v1::Format format = options::v1::FORMAT_UNSPECIFIED;
  std::unique_ptr<const RE2> pattern;
  std::string pattern_meaning;
  std::vector<std::string> changeable;  // Of a field mask: the fields that it may name.
  const MessagePlan* nested = nullptr;
};

enum class Shape { kOrdinary, kTimestamp, kDuration, kFieldMask };

struct MessagePlan {
  Shape shape = Shape::kOrdinary;
  std::vector<FieldPlan> fields;
  std::vector<const google::protobuf::OneofDescriptor*> required_choices;
  const FieldPlan* mask = nullptr;  // Of an update: its field mask.
};

// The rules that the API states for a field.
const options::v1::FieldRules& RulesOf(const google::protobuf::FieldDescriptor& field);

// The plan of a message, made at the first call and kept for good.
const MessagePlan& PlanOf(const google::protobuf::Descriptor& message);

}  // namespace participation::validation
