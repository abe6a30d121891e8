#include "tools/participationctl/cells.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "absl/strings/str_format.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/enum_names.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using nlohmann::json;

constexpr std::size_t kSeconds = 19;  // of "2026-11-22T10:00:00.123Z"

std::string OneLine(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

// "2026-11-22T10:00:00.123Z" → "2026-11-22 10:00:00".
std::string TimeWords(std::string text) {
  if (text.size() > kSeconds && text[10] == 'T') {
    text.resize(kSeconds);
    text[10] = ' ';
  }
  return text;
}

std::string FractionWords(double number) {
  std::string text = absl::StrFormat("%.2f", number);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// The values of a message, one after the other: "kept-informed person".
std::string MessageWords(const Descriptor& type, const json& value) {
  std::string all;
  for (const auto& [name, words] : Read(type, value).values) {
    if (!words.empty()) all += (all.empty() ? "" : " ") + words;
  }
  return all;
}

// Gathers a reading, with full names that are shortened at the end.
void Gather(const Descriptor& type, const json& message, const std::string& prefix, Reading& reading) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const auto found = message.find(field.json_name());
    if (found == message.end() || found->is_null()) continue;
    const std::string name = prefix + Dashed(field.name());
    if (!IsMessage(field) || field.is_map()) {
      reading.values.emplace_back(name, field.is_map() && found->empty() ? "" : Words(field, *found));
    } else if (field.is_repeated()) {
      reading.lists.push_back({&field, &*found});
    } else {
      Gather(*field.message_type(), *found, name + ".", reading);
    }
  }
}

std::string LeafOf(const std::string& name) { return name.substr(name.rfind('.') + 1); }

}  // namespace

std::string Words(const FieldDescriptor& field, const json& value) {
  if (value.is_array()) {
    std::string all;
    for (const auto& item : value) all += (all.empty() ? "" : ", ") + Words(field, item);
    return all;
  }
  if (IsMessage(field) && value.is_object() && !field.is_map()) return MessageWords(*field.message_type(), value);
  if (value.is_number_float()) return FractionWords(value.get<double>());
  if (!value.is_string()) return value.dump();
  const auto& text = value.get_ref<const std::string&>();
  if (const auto* type = EnumOf(field)) return WordOf(*type, text);
  return field.message_type() != nullptr ? TimeWords(text) : OneLine(text);
}

Reading Read(const Descriptor& type, const json& message) {
  Reading reading;
  Gather(type, message, "", reading);
  std::map<std::string, int> uses;
  for (const auto& [name, words] : reading.values) ++uses[LeafOf(name)];
  for (auto& [name, words] : reading.values) {
    if (uses[LeafOf(name)] == 1) name = LeafOf(name);
  }
  return reading;
}

}  // namespace participation::ctl
