#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class EnumDescriptor;
class FieldDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

// The values of an enum have two forms: the contract's name, INVOLVEMENT_FOCUS_GROUP, which JSON shows, and the word,
// focus-group, which tables and help show. Flags and JSON that is read take both, in any case.

// The enum that the field holds a value of, also where it does so by name; none for any other field.
const google::protobuf::EnumDescriptor* EnumOf(const google::protobuf::FieldDescriptor& field);

// "INVOLVEMENT_FOCUS_GROUP" → "focus-group"; "" for the unspecified value.
std::string WordOf(const google::protobuf::EnumDescriptor& type, std::string_view name);

// The words of all values but the unspecified one.
std::vector<std::string> WordsOf(const google::protobuf::EnumDescriptor& type);

// The name of the value that `text` means, in either form.
std::optional<std::string> NameOf(const google::protobuf::EnumDescriptor& type, std::string_view text);

// What to say of a text that is none of the words.
std::string NotOneOf(const std::vector<std::string>& words, std::string_view text);

}  // namespace participation::ctl
