#pragma once

#include <google/protobuf/message.h>

#include <string>

namespace participation::validation {

// One value in a message: a field's, or one item of a list.
struct Slot {
  const google::protobuf::Message& message;
  const google::protobuf::Reflection& reflection;
  const google::protobuf::FieldDescriptor* field;
  int index;  // -1: not in a list.

  bool IsItem() const { return index >= 0; }

  const std::string& Text(std::string& scratch) const {
    return IsItem() ? reflection.GetRepeatedStringReference(message, field, index, &scratch)
                    : reflection.GetStringReference(message, field, &scratch);
  }
  std::int32_t Int32() const {
    return IsItem() ? reflection.GetRepeatedInt32(message, field, index) : reflection.GetInt32(message, field);
  }
  std::int64_t Int64() const {
    return IsItem() ? reflection.GetRepeatedInt64(message, field, index) : reflection.GetInt64(message, field);
  }
  std::uint32_t Uint32() const {
    return IsItem() ? reflection.GetRepeatedUInt32(message, field, index) : reflection.GetUInt32(message, field);
  }
  std::uint64_t Uint64() const {
    return IsItem() ? reflection.GetRepeatedUInt64(message, field, index) : reflection.GetUInt64(message, field);
  }
  double Float() const {
    return IsItem() ? reflection.GetRepeatedFloat(message, field, index) : reflection.GetFloat(message, field);
  }
  double Double() const {
    return IsItem() ? reflection.GetRepeatedDouble(message, field, index) : reflection.GetDouble(message, field);
  }
  int Enum() const {
    return IsItem() ? reflection.GetRepeatedEnumValue(message, field, index) : reflection.GetEnumValue(message, field);
  }
  const google::protobuf::Message& Message() const {
    return IsItem() ? reflection.GetRepeatedMessage(message, field, index) : reflection.GetMessage(message, field);
  }
};

// Whether there is something in a field: an item, a message, or anything but what stands for nothing.
inline bool IsFilledIn(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  return field.is_repeated() ? reflection.FieldSize(message, &field) > 0 : reflection.HasField(message, &field);
}

}  // namespace participation::validation
