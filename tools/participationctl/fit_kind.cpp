#include "tools/participationctl/fit_kind.hpp"

#include <google/protobuf/descriptor.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "tools/participationctl/enum_names.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

constexpr double kAllWhole = 1LL << 53;  // up to here a double tells every whole number

// "7.0" of some programs' JSON is a whole number, too.
std::string NumberText(const nlohmann::json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_number_float()) return value.dump();
  const auto number = value.get<double>();
  const bool whole = std::trunc(number) == number && std::abs(number) < kAllWhole;
  return whole ? std::to_string(static_cast<std::int64_t>(number)) : value.dump();
}

absl::Status FitEnum(const EnumDescriptor& type, bool by_number, nlohmann::json& value) {
  if (by_number && value.is_number_integer()) return absl::OkStatus();
  const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  auto name = NameOf(type, text);
  if (!name) return absl::InvalidArgumentError(NotOneOf(WordsOf(type), text));
  value = *std::move(name);
  return absl::OkStatus();
}

absl::Status FitText(const FieldDescriptor& field, const nlohmann::json& value) {
  if (!value.is_string()) return absl::InvalidArgumentError("must be a text, in quotes");
  const bool is_written = field.message_type() != nullptr;
  return is_written ? ToJson(field, value.get_ref<const std::string&>()).status() : absl::OkStatus();
}

}  // namespace

absl::Status FitKind(const FieldDescriptor& field, nlohmann::json& value) {
  if (value.is_array()) return absl::InvalidArgumentError("must be one value, and no list");
  if (const auto* type = EnumOf(field)) return FitEnum(*type, field.enum_type() != nullptr, value);
  if (IsMessage(field)) return absl::InvalidArgumentError("must be an object, {…}");
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return FitText(field, value);
    case FieldDescriptor::CPPTYPE_BOOL:
      return value.is_boolean() ? absl::OkStatus() : absl::InvalidArgumentError("must be true or false");
    default:
      return ToJson(field, NumberText(value)).status();
  }
}

}  // namespace participation::ctl
