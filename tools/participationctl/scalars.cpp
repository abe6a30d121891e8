#include "tools/participationctl/scalars.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "participation/options/v1/options.pb.h"
#include "tools/participationctl/enum_names.hpp"
#include "tools/participationctl/read_file.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

constexpr std::string_view kTimestamp = "google.protobuf.Timestamp";
constexpr std::string_view kDuration = "google.protobuf.Duration";
constexpr std::string_view kFieldMask = "google.protobuf.FieldMask";

absl::StatusOr<nlohmann::json> EnumToJson(const EnumDescriptor& type, const std::string& text) {
  if (auto name = NameOf(type, text)) return *std::move(name);
  return absl::InvalidArgumentError(NotOneOf(WordsOf(type), text));
}

absl::StatusOr<nlohmann::json> BytesToJson(const std::string& text) {
  if (!text.starts_with('@')) return absl::Base64Escape(text);
  const auto content = ReadFile(text.substr(1));
  if (!content.ok()) return content.status();
  return absl::Base64Escape(*content);
}

absl::Status CheckFraction(const std::string& text) {
  double number = 0;
  const bool is_number = absl::SimpleAtod(text, &number) && std::isfinite(number);
  return is_number ? absl::OkStatus() : absl::InvalidArgumentError("must be a number");
}

// With the bounds that the contract gives, or else those of the type.
template <typename Number>
absl::Status CheckWhole(const FieldDescriptor& field, const std::string& text) {
  Number number = 0;
  if (absl::SimpleAtoi(text, &number)) return absl::OkStatus();
  const auto rules = field.options().GetExtension(options::v1::rules);
  using Limits = std::numeric_limits<Number>;
  return absl::InvalidArgumentError(absl::StrCat(
      "must be a whole number from ", rules.has_minimum() ? absl::StrCat(rules.minimum()) : absl::StrCat(Limits::min()),
      " to ", rules.has_maximum() ? absl::StrCat(rules.maximum()) : absl::StrCat(Limits::max())));
}

absl::Status CheckNumber(const FieldDescriptor& field, const std::string& text) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return CheckWhole<std::int32_t>(field, text);
    case FieldDescriptor::CPPTYPE_INT64:
      return CheckWhole<std::int64_t>(field, text);
    case FieldDescriptor::CPPTYPE_UINT32:
      return CheckWhole<std::uint32_t>(field, text);
    case FieldDescriptor::CPPTYPE_UINT64:
      return CheckWhole<std::uint64_t>(field, text);
    default:
      return CheckFraction(text);
  }
}

// protobuf's JSON takes numbers as texts, which loses no digit.
absl::StatusOr<nlohmann::json> NumberToJson(const FieldDescriptor& field, const std::string& text) {
  if (auto status = CheckNumber(field, text); !status.ok()) return status;
  return text;
}

// "--given-name,topics" as protobuf's JSON has it: "givenName,topics".
std::string MaskToJson(const std::string& text) {
  std::vector<std::string> names = absl::StrSplit(text, ',');
  for (std::string& name : names) {
    name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
    for (auto joint = name.find_first_of("-_"); joint != std::string::npos; joint = name.find_first_of("-_", joint)) {
      name.erase(joint, 1);
      if (joint < name.size()) name[joint] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[joint])));
    }
  }
  return absl::StrJoin(names, ",");
}

absl::StatusOr<nlohmann::json> WrittenToJson(const FieldDescriptor& field, const std::string& text) {
  using google::protobuf::util::TimeUtil;
  const std::string& type = field.message_type()->full_name();
  google::protobuf::Timestamp time;
  google::protobuf::Duration duration;
  if (IsMask(field)) return MaskToJson(text);
  if (type == kTimestamp && !TimeUtil::FromString(text, &time)) {
    return absl::InvalidArgumentError("must be a time, as 2026-11-22T10:00:00Z");
  }
  if (type == kDuration && !TimeUtil::FromString(text, &duration)) {
    return absl::InvalidArgumentError("must be a duration in seconds, as 90s");
  }
  return text;
}

}  // namespace

bool IsMessage(const FieldDescriptor& field) {
  const auto* type = field.message_type();
  return type != nullptr && type->full_name() != kTimestamp && type->full_name() != kDuration &&
         type->full_name() != kFieldMask;
}

bool IsMask(const FieldDescriptor& field) {
  return field.message_type() != nullptr && field.message_type()->full_name() == kFieldMask;
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
      return WrittenToJson(field, text);
    default:
      return NumberToJson(field, text);
  }
}

}  // namespace participation::ctl
