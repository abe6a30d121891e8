#include "tools/participationctl/flags.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_join.h"
#include "participation/options/v1/options.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/comments.hpp"
#include "tools/participationctl/field_help.hpp"
#include "tools/participationctl/scalars.hpp"
#include "tools/participationctl/spell_out.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr std::size_t kDeepest = 3;

bool IsText(const FieldDescriptor& field) {
  return field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || IsWrittenAsText(*field.message_type());
}

options::v1::FieldRules RulesOf(const FieldDescriptor& field) {
  return field.options().GetExtension(options::v1::rules);
}

// Whether the message, and not something else in its place, is always part of the request.
bool IsAlwaysThere(const FieldDescriptor& message) {
  return RulesOf(message).required() && message.real_containing_oneof() == nullptr;
}

// What a request's flags are gathered by.
class Collector {
 public:
  explicit Collector(bool updates) : updates_{updates} {}

  void Collect(const Descriptor& message, const Flag& above) {
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      if (!MayBeSet(field)) continue;
      Flag flag = above;
      flag.path.push_back(&field);
      flag.names[0] += (above.path.empty() ? "" : ".") + Dashed(field.name());
      if (const auto* choice = field.real_containing_oneof()) flag.group = TitleOf(*choice, above);
      if (IsText(field) || field.is_repeated()) {
        flag.choices = ChoicesOf(field);
        flag.help = HelpOf(flag);
        flags_.push_back(std::move(flag));
      } else if (flag.path.size() < kDeepest) {
        Collect(*field.message_type(), flag);
      }
    }
  }

  std::vector<Flag> Take() { return std::move(flags_); }

 private:
  bool MayBeSet(const FieldDescriptor& field) const {
    switch (RulesOf(field).behaviour()) {
      case options::v1::BEHAVIOUR_OUTPUT_ONLY:
        return false;
      case options::v1::BEHAVIOUR_IDENTIFIER:
        return updates_;
      case options::v1::BEHAVIOUR_IMMUTABLE:
        return !updates_;
      default:
        return true;
    }
  }

  static std::string TitleOf(const google::protobuf::OneofDescriptor& choice, const Flag& above) {
    const bool required = choice.options().GetExtension(options::v1::choice_required);
    return "One of these" + (above.path.empty() ? "" : " as --" + above.names[0]) + (required ? ", required" : "");
  }

  // What the contract says of the field, and in brackets what may stand there.
  std::string HelpOf(const Flag& flag) const {
    const FieldDescriptor& field = *flag.path.back();
    const auto rules = RulesOf(field);
    std::vector<std::string> limits;
    if (rules.required() && field.real_containing_oneof() == nullptr && !IsChange(flag)) {
      limits.push_back("required" + Condition(flag));
    }
    if (rules.behaviour() == options::v1::BEHAVIOUR_IDENTIFIER) limits.push_back(IdentifierHelp(field));
    if (auto allowed = LimitsOf(field); !allowed.empty()) limits.push_back(std::move(allowed));
    const std::string comment = CommentOn(field.full_name());
    const std::string all = absl::StrJoin(limits, "; ");
    return comment.empty() || all.empty() ? comment + all : comment + " (" + all + ")";
  }

  static std::string IdentifierHelp(const FieldDescriptor& field) {
    return field.name() == "etag" ? "the version that the change was made from" : "required, says which one";
  }

  // Whether it says what is to be other than it was: then the resource has what it must have already.
  static bool IsChange(const Flag& flag) { return flag.path.size() > 1 && RulesOf(*flag.path.end()[-2]).partial(); }

  // " with --evidence.theme": a field of a message that may be left out is required only if the message is there.
  static std::string Condition(const Flag& flag) {
    std::string name;
    for (std::size_t i = 0; i + 1 < flag.path.size(); ++i) {
      name += (i == 0 ? "" : ".") + Dashed(flag.path[i]->name());
      if (!IsAlwaysThere(*flag.path[i])) return " with any --" + name + ".…";
    }
    return "";
  }

  const bool updates_;
  std::vector<Flag> flags_;
};

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
    if (auto status = SpellOut(type, json); !status.ok()) return status;
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
  if (texts == std::vector<std::string>{""}) return list;
  for (const std::string& text : IsText(field) ? SplitAtCommas(texts) : texts) {
    auto value = ToValue(field, text);
    if (!value.ok()) return value.status();
    list.push_back(*std::move(value));
  }
  return list;
}

}  // namespace

std::vector<Flag> FlagsOf(const Descriptor& request) {
  Collector collector{request.name().starts_with("Update")};
  collector.Collect(request, {.names = {""}, .path = {}, .choices = {}, .help = {}, .group = {}});
  std::vector<Flag> flags = collector.Take();
  AddShortNames(flags);
  return flags;
}

absl::Status Put(const Flag& flag, const std::vector<std::string>& texts, nlohmann::json& request) {
  const FieldDescriptor& field = *flag.path.back();
  auto value = field.is_repeated() ? ToList(field, texts) : ToValue(field, texts.back());
  if (!value.ok()) {
    return absl::InvalidArgumentError(flag.Shown() + " " + std::string{value.status().message()});
  }
  nlohmann::json* place = &request;
  for (const FieldDescriptor* step : flag.path) place = &(*place)[step->json_name()];
  *place = *std::move(value);
  return absl::OkStatus();
}

}  // namespace participation::ctl
