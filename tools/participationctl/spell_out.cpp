#include "tools/participationctl/spell_out.hpp"

#include <google/protobuf/descriptor.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "libs/refusal/refusal.hpp"
#include "tools/participationctl/enum_names.hpp"
#include "tools/participationctl/nearest.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using Misfit = std::optional<refusal::Violation>;

Misfit SpellOutFields(const Descriptor& message, nlohmann::json& json);

Misfit Within(const std::string& place, Misfit misfit) {
  if (!misfit) return misfit;
  const bool joins = misfit->field.empty() || misfit->field.starts_with('[');
  misfit->field = place + (joins ? "" : ".") + misfit->field;
  return misfit;
}

const FieldDescriptor* FindField(const Descriptor& message, const std::string& name) {
  const FieldDescriptor* field = message.FindFieldByName(name);
  return field != nullptr ? field : message.FindFieldByCamelcaseName(name);
}

Misfit NoSuchField(const Descriptor& message, const std::string& name) {
  std::vector<std::string> names;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    const auto* within = field.message_type();
    if (within != nullptr && !field.is_repeated() && FindField(*within, name) != nullptr) {
      return refusal::Violation{name, "there is no such field here: it stands within `" + field.json_name() + "`"};
    }
    names.push_back(field.json_name());
  }
  return refusal::Violation{name, "there is no such field" + DidYouMean(NearestTo(name, names))};
}

Misfit SpellOutValue(const FieldDescriptor& field, nlohmann::json& value) {
  if (const auto* type = EnumOf(field); type != nullptr && value.is_string()) {
    const auto& word = value.get_ref<const std::string&>();
    auto name = NameOf(*type, word);
    if (!name) return refusal::Violation{"", NotOneOf(*type, word)};
    value = *std::move(name);
  } else if (field.message_type() != nullptr && value.is_object()) {
    return SpellOutFields(*field.message_type(), value);
  }
  return std::nullopt;
}

Misfit SpellOutItems(const FieldDescriptor& field, nlohmann::json& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (auto misfit = SpellOutValue(field, list[i])) return Within("[" + std::to_string(i) + "]", std::move(misfit));
  }
  return std::nullopt;
}

Misfit SpellOutFields(const Descriptor& message, nlohmann::json& json) {
  for (auto& [name, value] : json.items()) {
    const FieldDescriptor* field = FindField(message, name);
    if (field == nullptr) return NoSuchField(message, name);
    if (field->is_map()) continue;
    const bool is_list = value.is_array() && field->is_repeated();
    auto misfit = is_list ? SpellOutItems(*field, value) : SpellOutValue(*field, value);
    if (misfit) return Within(name, std::move(misfit));
  }
  return std::nullopt;
}

}  // namespace

absl::Status SpellOut(const Descriptor& message, nlohmann::json& json) {
  const auto misfit = json.is_object() ? SpellOutFields(message, json) : std::nullopt;
  return misfit ? absl::InvalidArgumentError(misfit->field + ": " + misfit->description) : absl::OkStatus();
}

}  // namespace participation::ctl
