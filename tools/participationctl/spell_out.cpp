#include "tools/participationctl/spell_out.hpp"

#include <google/protobuf/descriptor.h>

#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "libs/arguments/nearest.hpp"
#include "libs/refusal/refusal.hpp"
#include "tools/participationctl/fit_kind.hpp"
#include "tools/participationctl/scalars.hpp"

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
  return refusal::Violation{name, "there is no such field" + arguments::Alternatives(name, names)};
}

Misfit SpellOutValue(const FieldDescriptor& field, nlohmann::json& value) {
  if (IsMessage(field) && value.is_object()) return SpellOutFields(*field.message_type(), value);
  if (auto problem = FitKind(field, value); !problem.ok()) {
    return refusal::Violation{"", std::string{problem.message()}};
  }
  return std::nullopt;
}

Misfit SpellOutItems(const FieldDescriptor& field, nlohmann::json& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (auto misfit = SpellOutValue(field, list[i])) return Within("[" + std::to_string(i) + "]", std::move(misfit));
  }
  return std::nullopt;
}

Misfit SpellOutField(const FieldDescriptor& field, nlohmann::json& value) {
  if (field.is_map() || value.is_null()) return std::nullopt;
  if (field.is_repeated() != value.is_array()) {
    return refusal::Violation{"", field.is_repeated() ? "must be a list, […]" : "must be one value, and no list"};
  }
  return field.is_repeated() ? SpellOutItems(field, value) : SpellOutValue(field, value);
}

// Which names stand there for one field or for choices of one oneof, where only one may.
class Claims {
 public:
  Misfit Claim(const FieldDescriptor& field, const std::string& name) {
    const void* place = &field;
    if (field.real_containing_oneof() != nullptr) place = field.real_containing_oneof();
    const auto [earlier, is_first] = claimed_.emplace(place, name);
    if (is_first) return std::nullopt;
    return refusal::Violation{name, "excludes `" + earlier->second + "`, which stands there too: keep one of the two"};
  }

 private:
  std::map<const void*, std::string> claimed_;
};

Misfit SpellOutFields(const Descriptor& message, nlohmann::json& json) {
  Claims claims;
  nlohmann::json spelt = nlohmann::json::object();
  for (auto& [name, value] : json.items()) {
    const FieldDescriptor* field = FindField(message, name);
    if (field == nullptr) return NoSuchField(message, name);
    if (auto misfit = claims.Claim(*field, name)) return misfit;
    if (auto misfit = SpellOutField(*field, value)) return Within(name, std::move(misfit));
    spelt[field->json_name()] = std::move(value);
  }
  json = std::move(spelt);
  return std::nullopt;
}

}  // namespace

absl::Status SpellOut(const Descriptor& message, nlohmann::json& json) {
  const auto misfit = json.is_object() ? SpellOutFields(message, json) : std::nullopt;
  return misfit ? absl::InvalidArgumentError(misfit->field + ": " + misfit->description) : absl::OkStatus();
}

}  // namespace participation::ctl
