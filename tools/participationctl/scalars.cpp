#include "tools/participationctl/scalars.hpp"

#include <google/protobuf/descriptor.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "tools/participationctl/catalogue.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

// What all names of an enum begin with: "INVOLVEMENT_".
std::string PrefixOf(const EnumDescriptor& type) {
  const std::string zero = type.value(0)->name();
  constexpr std::string_view kEnd = "UNSPECIFIED";
  return zero.ends_with(kEnd) ? zero.substr(0, zero.size() - kEnd.size()) : "";
}

std::string WordOf(const EnumDescriptor& type, const std::string& value_name) {
  const std::string prefix = PrefixOf(type);
  return Dashed(value_name.starts_with(prefix) ? value_name.substr(prefix.size()) : value_name);
}

std::string AllowedWords(const EnumDescriptor& type) {
  std::string words;
  for (int i = 1; i < type.value_count(); ++i) words += (i == 1 ? "" : "|") + WordOf(type, type.value(i)->name());
  return words;
}

absl::StatusOr<nlohmann::json> EnumToJson(const EnumDescriptor& type, const std::string& text) {
  const std::string word = Dashed(text);
  for (int i = 0; i < type.value_count(); ++i) {
    const std::string& name = type.value(i)->name();
    if (word == Dashed(name) || word == WordOf(type, name)) return name;
  }
  return absl::InvalidArgumentError("must be one of " + AllowedWords(type));
}

absl::StatusOr<nlohmann::json> BytesToJson(const std::string& text) {
  if (!text.starts_with('@')) return absl::Base64Escape(text);
  std::ifstream file{text.substr(1), std::ios::binary};
  if (!file) return absl::InvalidArgumentError("names a file that cannot be read");
  return absl::Base64Escape(std::string{std::istreambuf_iterator<char>{file}, {}});
}

absl::StatusOr<nlohmann::json> NumberToJson(const std::string& text) {
  double number = 0;
  if (!absl::SimpleAtod(text, &number)) return absl::InvalidArgumentError("must be a number");
  return text;  // protobuf's JSON takes numbers as texts, which loses no digit
}

}  // namespace

bool IsWrittenAsText(const google::protobuf::Descriptor& message) {
  return message.full_name() == "google.protobuf.Timestamp" || message.full_name() == "google.protobuf.Duration";
}

std::string TypeName(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return field.type() == FieldDescriptor::TYPE_BYTES ? "text or @file" : "text";
    case FieldDescriptor::CPPTYPE_BOOL:
      return "true|false";
    case FieldDescriptor::CPPTYPE_ENUM:
      return AllowedWords(*field.enum_type());
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return IsWrittenAsText(*field.message_type()) ? "time, as 2026-11-22T10:00:00Z" : "name=value,… or JSON";
    default:
      return "number";
  }
}

absl::StatusOr<nlohmann::json> ToJson(const FieldDescriptor& field, const std::string& text) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return field.type() == FieldDescriptor::TYPE_BYTES ? BytesToJson(text) : absl::StatusOr<nlohmann::json>{text};
    case FieldDescriptor::CPPTYPE_BOOL:
      if (text == "true" || text.empty()) return true;
      if (text == "false") return false;
      return absl::InvalidArgumentError("must be true or false");
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumToJson(*field.enum_type(), text);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return text;
    default:
      return NumberToJson(text);
  }
}

std::string EnumWord(const FieldDescriptor& field, const std::string& value_name) {
  return WordOf(*field.enum_type(), value_name);
}

}  // namespace participation::ctl
