#include "tools/participationctl/wording.hpp"

#include <google/protobuf/descriptor.h>
#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "participation/options/v1/options.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/enum_names.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::OneofDescriptor;

options::v1::FieldRules RulesFor(const FieldDescriptor& field) {
  return field.options().GetExtension(options::v1::rules);
}

bool IsNeeded(const FieldDescriptor& field) {
  return RulesFor(field).required() && field.real_containing_oneof() == nullptr;
}

// Whether the flag must be said if what its path begins with, `above` fields, is there.
bool IsNeededWithin(const Flag& flag, std::ptrdiff_t above) {
  return std::all_of(flag.path.begin() + above, flag.path.end(),
                     [](const FieldDescriptor* step) { return IsNeeded(*step); });
}

// The choice that is all that a message needs.
const OneofDescriptor* OnlyChoice(const Descriptor& message) {
  for (int i = 0; i < message.field_count(); ++i) {
    if (IsNeeded(*message.field(i))) return nullptr;
  }
  const bool chooses = message.real_oneof_decl_count() == 1 &&
                       message.oneof_decl(0)->options().GetExtension(options::v1::choice_required);
  return chooses ? message.oneof_decl(0) : nullptr;
}

// The enum, at whatever depth of the message, that has a value of this name.
const EnumDescriptor* FindEnumWith(const Descriptor& message, const std::string& value,
                                   std::set<const Descriptor*>& seen) {
  if (!seen.insert(&message).second) return nullptr;
  for (int i = 0; i < message.field_count(); ++i) {
    const auto* type = EnumOf(*message.field(i));
    if (type != nullptr && type->FindValueByName(value) != nullptr) return type;
    const auto* within = message.field(i)->message_type();
    if (within == nullptr) continue;
    if (const auto* found = FindEnumWith(*within, value, seen)) return found;
  }
  return nullptr;
}

// Whether `path` is what `whole` says first: "consents" of "consents[2].channel".
bool LeadsTo(const std::string& path, const std::string& whole) {
  return whole.starts_with(path) &&
         (whole.size() == path.size() || whole[path.size()] == '.' || whole[path.size()] == '[');
}

}  // namespace

Wording::Wording(const Descriptor& request, std::vector<Flag> flags) : request_{request}, flags_{std::move(flags)} {}

Wording::Wording(const Descriptor& request) : Wording{request, FlagsOf(request)} {}

refusal::Violation Wording::Of(const refusal::Violation& violation) const {
  const auto& [field, description] = violation;
  const auto* choice = description.starts_with("is required") ? FindChoice(field) : nullptr;
  if (choice != nullptr && !flags_.empty()) return {FlagsOfChoice(*choice), "one of these is required"};
  const FieldDescriptor* at = FieldAt(field);
  if (at == nullptr) return {NameOf(field), Describe(description)};
  // A mask names fields, and what may stand in a text are not the names of fields.
  if (IsMask(*at)) return {NameOf(field), absl::StrReplaceAll(description, {{"_", "-"}})};
  return {NameOf(field), at->cpp_type() == FieldDescriptor::CPPTYPE_STRING ? Say(description) : Describe(description)};
}

std::string Wording::NameOf(const std::string& field) const {
  if (auto flag = FlagNamed(field); !flag.empty()) return flag;
  const std::string within = FlagsWithin(Dashed(field) + ".");
  return within.empty() ? field : within;
}

std::string Wording::FlagsWithin(const std::string& message) const {
  const auto above = std::ranges::count(message, '.');
  std::vector<std::string> needed;
  bool any = false;
  for (const Flag& flag : flags_) {
    if (!flag.names[0].starts_with(message)) continue;
    any = true;
    if (IsNeededWithin(flag, above)) needed.push_back(flag.Shown());
  }
  if (!needed.empty()) return absl::StrJoin(needed, ", ");
  return any ? "any --" + message + "…" : "";
}

const FieldDescriptor* Wording::FieldAt(const std::string& path) const {
  const FieldDescriptor* field = nullptr;
  const Descriptor* message = &request_;
  const std::vector<std::string> steps = absl::StrSplit(path, '.');
  for (const std::string& step : steps) {
    if (message == nullptr) return nullptr;
    field = message->FindFieldByName(step.substr(0, step.find('[')));
    message = field == nullptr ? nullptr : field->message_type();
  }
  return field;
}

const OneofDescriptor* Wording::FindChoice(const std::string& field) const {
  const Descriptor* message = &request_;
  const std::vector<std::string> steps = absl::StrSplit(field, '.');
  for (const std::string& step : steps) {
    if (const auto* choice = message->FindOneofByName(step)) return choice;
    const FieldDescriptor* below = message->FindFieldByName(step.substr(0, step.find('[')));
    if (below == nullptr || below->message_type() == nullptr) return nullptr;
    message = below->message_type();
  }
  return OnlyChoice(*message);
}

std::string Wording::FlagsOfChoice(const OneofDescriptor& choice) const {
  std::vector<std::string> alternatives;
  for (int i = 0; i < choice.field_count(); ++i) {
    std::vector<std::string> all;
    std::vector<std::string> needed;
    for (const Flag& flag : flags_) {
      const auto at = std::ranges::find(flag.path, choice.field(i));
      if (at == flag.path.end()) continue;
      all.push_back(flag.Shown());
      if (IsNeededWithin(flag, at - flag.path.begin() + 1)) needed.push_back(flag.Shown());
    }
    if (!all.empty()) alternatives.push_back(absl::StrJoin(needed.empty() ? all : needed, " with "));
  }
  return absl::StrJoin(alternatives, ", ");
}

std::string Wording::Describe(const std::string& description) const {
  const auto colon = description.rfind(": ");
  if (colon == std::string::npos) return Say(description);
  std::vector<std::string> items = absl::StrSplit(description.substr(colon + 2), ", ");
  for (std::string& item : items) {
    const std::string flag = FlagNamed(item);
    item = flag.empty() ? Say(item) : flag;
  }
  return Say(description.substr(0, colon + 2)) + absl::StrJoin(items, ", ");
}

std::string Wording::Say(const std::string& text) const {
  static const RE2 name_or_path{R"(([^A-Za-z0-9_]*)([A-Za-z0-9_]+(?:\[[0-9]+\]|\.[A-Za-z0-9_]+)*))"};
  std::string said;
  std::string between;
  std::string name;
  re2::StringPiece rest{text};
  while (RE2::Consume(&rest, name_or_path, &between, &name)) said += between + Word(name);
  return said + std::string{rest};
}

std::string Wording::FlagNamed(const std::string& name) const {
  const std::string dashed = Dashed(name);
  for (const Flag& flag : flags_) {
    if (LeadsTo(flag.names[0], dashed)) return flag.Shown() + dashed.substr(flag.names[0].size());
  }
  const std::string own = name.substr(0, name.find('['));
  const auto found = std::ranges::find(flags_, own, [](const Flag& flag) { return flag.path.back()->name(); });
  return found == flags_.end() ? "" : found->Shown() + name.substr(own.size());
}

std::string Wording::Word(const std::string& name) const {
  if (const auto* method = FindMethod(name)) return Dashed(method->name());
  if (name.find_first_of("_.[") == std::string::npos) return name;  // also a word of plain English
  if (auto flag = FlagNamed(name); !flag.empty()) return flag;
  std::set<const Descriptor*> seen;
  const auto* type = FindEnumWith(request_, name, seen);
  return type == nullptr ? name : WordOf(*type, name);
}

}  // namespace participation::ctl
