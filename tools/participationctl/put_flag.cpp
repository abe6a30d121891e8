#include "tools/participationctl/put_flag.hpp"

#include <google/protobuf/descriptor.h>

#include <map>
#include <nlohmann/json.hpp>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tools/participationctl/named_values.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::OneofDescriptor;

absl::StatusOr<nlohmann::json> ToValue(const FieldDescriptor& field, const std::string& text) {
  return IsMessage(field) ? ToMessage(*field.message_type(), text) : ToJson(field, text);
}

absl::StatusOr<nlohmann::json> ToList(const FieldDescriptor& field, const std::vector<std::string>& texts) {
  nlohmann::json list = nlohmann::json::array();
  if (texts == std::vector<std::string>{""}) return list;
  const std::vector<std::string> items = IsMessage(field) ? texts : absl::StrSplit(absl::StrJoin(texts, ","), ',');
  for (const std::string& text : items) {
    auto value = ToValue(field, text);
    if (!value.ok()) return value.status();
    list.push_back(*std::move(value));
  }
  return list;
}

absl::StatusOr<nlohmann::json> ToOne(const FieldDescriptor& field, const std::vector<std::string>& texts) {
  if (texts.size() == 1) return ToValue(field, texts[0]);
  return absl::InvalidArgumentError("is given " + std::to_string(texts.size()) + " times, and takes one value");
}

void ForgetOtherChoices(const FieldDescriptor& chosen, nlohmann::json& message) {
  const OneofDescriptor* choice = chosen.real_containing_oneof();
  if (choice == nullptr || !message.is_object()) return;
  for (int i = 0; i < choice->field_count(); ++i) {
    if (choice->field(i) != &chosen) message.erase(choice->field(i)->json_name());
  }
}

}  // namespace

absl::Status Put(const Flag& flag, const std::vector<std::string>& texts, nlohmann::json& request) {
  const FieldDescriptor& field = *flag.path.back();
  auto value = field.is_repeated() ? ToList(field, texts) : ToOne(field, texts);
  if (!value.ok()) {
    return absl::InvalidArgumentError(flag.Shown() + " " + std::string{value.status().message()});
  }
  nlohmann::json* place = &request;
  for (const FieldDescriptor* step : flag.path) {
    ForgetOtherChoices(*step, *place);
    place = &(*place)[step->json_name()];
  }
  *place = *std::move(value);
  return absl::OkStatus();
}

std::vector<std::string> Exclusions(const std::vector<const Flag*>& said) {
  std::map<const OneofDescriptor*, std::map<int, std::vector<std::string>>> choices;  // flags by the choice they are of
  for (const Flag* flag : said) {
    for (const FieldDescriptor* step : flag->path) {
      if (const auto* choice = step->real_containing_oneof()) choices[choice][step->index()].push_back(flag->Shown());
    }
  }
  std::vector<std::string> exclusions;
  for (const auto& [choice, flags] : choices) {
    if (flags.size() < 2) continue;
    exclusions.push_back(
        absl::StrJoin(flags, " and ",
                      [](std::string* out, const auto& of_choice) { *out += absl::StrJoin(of_choice.second, ", "); }) +
        " exclude each other: say one or the other");
  }
  return exclusions;
}

}  // namespace participation::ctl
