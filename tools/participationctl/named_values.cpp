#include "tools/participationctl/named_values.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "libs/arguments/nearest.hpp"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/parse_request.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

std::vector<std::string> NamesFor(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) {
    if (!IsMessage(*type.field(i))) names.push_back(Dashed(type.field(i)->name()));
  }
  return names;
}

const FieldDescriptor* FindNamed(const Descriptor& type, std::string name) {
  std::ranges::replace(name, '-', '_');
  const FieldDescriptor* field = type.FindFieldByName(name);
  return field != nullptr && !IsMessage(*field) ? field : nullptr;
}

absl::Status NoSuchName(const Descriptor& type, const std::string& name) {
  const auto names = NamesFor(type);
  return absl::InvalidArgumentError("has no `" + name + "`" +
                                    (names.empty() ? ": write it as JSON" : arguments::Alternatives(name, names)));
}

absl::Status NoNamedValue(const Descriptor& type, const std::string& part) {
  const auto names = NamesFor(type);
  if (names.empty()) return absl::InvalidArgumentError("must be a JSON object, {…}");
  return absl::InvalidArgumentError("must be name=value,… with the names " + absl::StrJoin(names, ", ") +
                                    ", or a JSON object, which can hold commas; `" + part + "` is neither");
}

absl::StatusOr<nlohmann::json> FromNamedValues(const Descriptor& type, const std::string& text) {
  nlohmann::json json = nlohmann::json::object();
  const std::vector<std::string> parts = absl::StrSplit(text, ',');
  for (const std::string& part : parts) {
    const auto equals = part.find('=');
    if (equals == std::string::npos) return NoNamedValue(type, part);
    const std::string name = part.substr(0, equals);
    const FieldDescriptor* field = FindNamed(type, name);
    if (field == nullptr) return NoSuchName(type, name);
    if (!field->is_repeated() && json.contains(field->json_name())) {
      return absl::InvalidArgumentError("says `" + name + "` twice: repeat the flag for each");
    }
    auto value = ToJson(*field, part.substr(equals + 1));
    if (!value.ok()) return absl::InvalidArgumentError("(" + name + ") " + std::string{value.status().message()});
    if (field->is_repeated()) {
      json[field->json_name()].push_back(*std::move(value));
    } else {
      json[field->json_name()] = *std::move(value);
    }
  }
  return json;
}

}  // namespace

absl::StatusOr<nlohmann::json> ToMessage(const Descriptor& type, const std::string& text) {
  return text.starts_with('{') ? ParseRequest(type, {.text = text, .name = "as JSON"}) : FromNamedValues(type, text);
}

}  // namespace participation::ctl
