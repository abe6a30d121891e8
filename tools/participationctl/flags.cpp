#include "tools/participationctl/flags.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "participation/options/v1/options.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr std::size_t kDeepest = 3;

bool IsText(const FieldDescriptor& field) {
  return field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || IsWrittenAsText(*field.message_type());
}

std::string HelpOf(const FieldDescriptor& field) {
  std::string help = TypeName(field);
  if (field.is_repeated()) help += ", several";
  if (field.options().GetExtension(options::v1::rules).required()) help += ", required";
  return help;
}

void Collect(const Descriptor& message, const std::vector<const FieldDescriptor*>& above, const std::string& prefix,
             std::vector<Flag>& flags) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    std::vector<const FieldDescriptor*> path = above;
    path.push_back(&field);
    const std::string name = prefix + Dashed(field.name());
    if (IsText(field) || field.is_repeated()) {
      flags.push_back({{name}, path, HelpOf(field)});
    } else if (path.size() < kDeepest) {
      Collect(*field.message_type(), path, name + ".", flags);
    }
  }
}

void AddShortNames(std::vector<Flag>& flags) {
  std::map<std::string, int> uses;
  const auto leaf = [](const Flag& flag) { return flag.names[0].substr(flag.names[0].rfind('.') + 1); };
  for (const Flag& flag : flags) ++uses[leaf(flag)];
  for (Flag& flag : flags) {
    if (flag.path.size() > 1 && uses[leaf(flag)] == 1) flag.names.push_back(leaf(flag));
  }
}

std::vector<std::string> SplitAtCommas(const std::vector<std::string>& texts) {
  std::vector<std::string> parts;
  for (const std::string& text : texts) {
    std::size_t begin = 0;
    for (auto comma = text.find(','); comma != std::string::npos; comma = text.find(',', begin)) {
      parts.push_back(text.substr(begin, comma - begin));
      begin = comma + 1;
    }
    parts.push_back(text.substr(begin));
  }
  return parts;
}

// `purpose=outcomes,channel=email`, or a JSON object.
absl::StatusOr<nlohmann::json> ToMessage(const Descriptor& type, const std::string& text) {
  if (text.starts_with('{')) {
    auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded()) return absl::InvalidArgumentError("is not JSON");
    return json;
  }
  nlohmann::json json = nlohmann::json::object();
  for (const std::string& part : SplitAtCommas({text})) {
    const auto equals = part.find('=');
    std::string name = part.substr(0, equals);
    std::ranges::replace(name, '-', '_');
    const FieldDescriptor* field = type.FindFieldByName(name);
    if (equals == std::string::npos || field == nullptr || !IsText(*field)) {
      return absl::InvalidArgumentError("must be name=value,… or a JSON object");
    }
    auto value = ToJson(*field, part.substr(equals + 1));
    if (!value.ok()) return value.status();
    json[field->json_name()] = *std::move(value);
  }
  return json;
}

absl::StatusOr<nlohmann::json> ToValue(const FieldDescriptor& field, const std::string& text) {
  return IsText(field) ? ToJson(field, text) : ToMessage(*field.message_type(), text);
}

absl::StatusOr<nlohmann::json> ToList(const FieldDescriptor& field, const std::vector<std::string>& texts) {
  nlohmann::json list = nlohmann::json::array();
  for (const std::string& text : IsText(field) ? SplitAtCommas(texts) : texts) {
    auto value = ToValue(field, text);
    if (!value.ok()) return value.status();
    list.push_back(*std::move(value));
  }
  return list;
}

}  // namespace

std::vector<Flag> FlagsOf(const Descriptor& request) {
  std::vector<Flag> flags;
  Collect(request, {}, "", flags);
  AddShortNames(flags);
  return flags;
}

absl::Status Put(const Flag& flag, const std::vector<std::string>& texts, nlohmann::json& request) {
  const FieldDescriptor& field = *flag.path.back();
  auto value = field.is_repeated() ? ToList(field, texts) : ToValue(field, texts.back());
  if (!value.ok()) {
    return absl::InvalidArgumentError("--" + flag.names[0] + " " + std::string{value.status().message()});
  }
  nlohmann::json* place = &request;
  for (const FieldDescriptor* step : flag.path) place = &(*place)[step->json_name()];
  *place = *std::move(value);
  return absl::OkStatus();
}

}  // namespace participation::ctl
