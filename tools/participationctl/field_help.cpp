#include "tools/participationctl/field_help.hpp"

#include <google/protobuf/descriptor.h>

#include "participation/options/v1/options.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/enum_names.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::FieldDescriptor;
using options::v1::FieldRules;

constexpr std::uint32_t kLongestText = 200;  // where the rules say nothing

std::string FormatHelp(options::v1::Format format) {
  switch (format) {
    case options::v1::FORMAT_UUID:
      return "id (a UUID)";
    case options::v1::FORMAT_EMAIL:
      return "e-mail address";
    case options::v1::FORMAT_ODS_CODE:
      return "ODS code, 3 to 9 capital letters and digits";
    case options::v1::FORMAT_TELEPHONE:
      return "telephone number";
    case options::v1::FORMAT_POSTCODE:
      return "postcode, as SW1A 1AA";
    case options::v1::FORMAT_OUTWARD_POSTCODE:
      return "first half of a postcode, as SW1A";
    case options::v1::FORMAT_CODE:
      return "code, as mental-health";
    case options::v1::FORMAT_DATE:
      return "date, as 2026-11-22";
    case options::v1::FORMAT_MONTH:
      return "month, as 2026-11";
    default:
      return "";
  }
}

std::string TextHelp(const FieldRules& rules) {
  if (auto format = FormatHelp(rules.format()); !format.empty()) return format;
  if (!rules.pattern_meaning().empty()) return rules.pattern_meaning();
  const std::string most = std::to_string(rules.max_length() > 0 ? rules.max_length() : kLongestText);
  const std::string length = rules.min_length() > 0 ? std::to_string(rules.min_length()) + " to " + most : most;
  return std::string{rules.multiline() ? "text of several lines" : "text"} +
         (rules.min_length() > 0 ? ", " : ", at most ") + length + " characters";
}

std::string NumberHelp(const FieldDescriptor& field, const FieldRules& rules) {
  const bool real =
      field.cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE || field.cpp_type() == FieldDescriptor::CPPTYPE_FLOAT;
  std::string help = real ? "number" : "whole number";
  if (rules.has_minimum() && rules.has_maximum()) {
    help += ", " + std::to_string(rules.minimum()) + " to " + std::to_string(rules.maximum());
  } else if (rules.has_minimum()) {
    help += ", " + std::to_string(rules.minimum()) + " or more";
  } else if (rules.has_maximum()) {
    help += ", at most " + std::to_string(rules.maximum());
  }
  return help;
}

// `kind=…,code=…,note=…` of the message's own fields.
std::string MessageHelp(const google::protobuf::Descriptor& message) {
  std::string help;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (IsMessage(field)) return "JSON";
    help += (help.empty() ? "" : ",") + Dashed(field.name()) + "=…";
  }
  return help + ", or JSON";
}

std::string WrittenHelp(const FieldDescriptor& field) {
  if (IsMask(field)) return "names of fields, with commas between";
  return field.message_type()->name() == "Timestamp" ? "time, as 2026-11-22T10:00:00Z" : "duration, as 90s";
}

std::string KindHelp(const FieldDescriptor& field, const FieldRules& rules) {
  if (!ChoicesOf(field).empty()) return "";
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return field.type() == FieldDescriptor::TYPE_BYTES ? "text or @file" : TextHelp(rules);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return IsMessage(field) ? MessageHelp(*field.message_type()) : WrittenHelp(field);
    default:
      return NumberHelp(field, rules);
  }
}

}  // namespace

std::vector<std::string> ChoicesOf(const FieldDescriptor& field) {
  if (const auto* type = EnumOf(field)) return WordsOf(*type);
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) return {"true", "false"};
  return {};
}

std::string LimitsOf(const FieldDescriptor& field) {
  const FieldRules& rules = field.options().GetExtension(options::v1::rules);
  std::string help = KindHelp(field, rules);
  const auto add = [&help](const std::string& more) { help += (help.empty() ? "" : "; ") + more; };
  if (rules.not_in_future()) add("not in the future");
  if (field.is_repeated()) {
    add(rules.max_items() > 0 ? "several, at most " + std::to_string(rules.max_items()) : "several");
  }
  return help;
}

}  // namespace participation::ctl
