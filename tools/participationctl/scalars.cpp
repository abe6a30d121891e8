#include "tools/participationctl/scalars.hpp"

#include <google/protobuf/descriptor.h>

#include <cctype>
#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "tools/participationctl/enum_names.hpp"
#include "tools/participationctl/read_file.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

constexpr std::string_view kFieldMask = "google.protobuf.FieldMask";

absl::StatusOr<nlohmann::json> EnumToJson(const EnumDescriptor& type, const std::string& text) {
  if (auto name = NameOf(type, text)) return *std::move(name);
  return absl::InvalidArgumentError(NotOneOf(type, text));
}

absl::StatusOr<nlohmann::json> BytesToJson(const std::string& text) {
  if (!text.starts_with('@')) return absl::Base64Escape(text);
  const auto content = ReadFile(text.substr(1));
  if (!content.ok()) return content.status();
  return absl::Base64Escape(*content);
}

absl::StatusOr<nlohmann::json> NumberToJson(const std::string& text) {
  double number = 0;
  if (!absl::SimpleAtod(text, &number)) return absl::InvalidArgumentError("must be a number");
  return text;  // protobuf's JSON takes numbers as texts, which loses no digit
}

// "given-name,topics" as protobuf's JSON has it: "givenName,topics".
std::string MaskToJson(std::string_view names) {
  std::string json;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool joins = (names[i] == '-' || names[i] == '_') && i + 1 < names.size();
    json.push_back(joins ? static_cast<char>(std::toupper(static_cast<unsigned char>(names[++i]))) : names[i]);
  }
  return json;
}

}  // namespace

bool IsWrittenAsText(const google::protobuf::Descriptor& message) {
  return message.full_name() == "google.protobuf.Timestamp" || message.full_name() == "google.protobuf.Duration" ||
         message.full_name() == kFieldMask;
}

absl::StatusOr<nlohmann::json> ToJson(const FieldDescriptor& field, const std::string& text) {
  if (const EnumDescriptor* type = EnumOf(field)) return EnumToJson(*type, text);
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return field.type() == FieldDescriptor::TYPE_BYTES ? BytesToJson(text) : absl::StatusOr<nlohmann::json>{text};
    case FieldDescriptor::CPPTYPE_BOOL:
      if (text == "true" || text.empty()) return true;
      if (text == "false") return false;
      return absl::InvalidArgumentError("must be true or false");
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return field.message_type()->full_name() == kFieldMask ? MaskToJson(text) : text;
    default:
      return NumberToJson(text);
  }
}

}  // namespace participation::ctl
