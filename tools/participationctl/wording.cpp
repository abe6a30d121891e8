#include "tools/participationctl/wording.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <cctype>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "participation/options/v1/options.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/enum_names.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::OneofDescriptor;

bool IsNeeded(const Flag& flag) {
  const FieldDescriptor& field = *flag.path.back();
  return field.options().GetExtension(options::v1::rules).required() && field.real_containing_oneof() == nullptr;
}

// Whether `path` is what `whole` says first: "consents" of "consents[2].channel".
bool LeadsTo(const std::string& path, const std::string& whole) {
  return whole.starts_with(path) &&
         (whole.size() == path.size() || whole[path.size()] == '.' || whole[path.size()] == '[');
}

bool IsPartOfName(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

Wording::Wording(const Descriptor& request, std::vector<Flag> flags) : request_{request}, flags_{std::move(flags)} {}

Wording::Wording(const Descriptor& request) : Wording{request, FlagsOf(request)} {}

refusal::Violation Wording::Of(const refusal::Violation& violation) const {
  const auto* choice = FindChoice(violation.field);
  if (choice != nullptr && !flags_.empty()) return {FlagsOfChoice(*choice), "one of these is required"};
  const bool of_text = IsText(violation.field);
  return {NameOf(violation.field), of_text ? SayWords(violation.description) : Describe(violation.description)};
}

std::string Wording::NameOf(const std::string& field) const {
  const std::string dashed = Dashed(field);
  for (const Flag& flag : flags_) {
    if (LeadsTo(flag.names[0], dashed)) return flag.Shown() + dashed.substr(flag.names[0].size());
  }
  const std::string within = FlagsWithin(dashed + ".");
  return within.empty() ? field : within;
}

bool Wording::IsText(const std::string& field) const {
  return std::ranges::any_of(flags_, [path = Dashed(field)](const Flag& flag) {
    return flag.names[0] == path && flag.path.back()->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
  });
}

std::string Wording::FlagsWithin(const std::string& message) const {
  std::vector<std::string> needed;
  bool any = false;
  for (const Flag& flag : flags_) {
    if (!flag.names[0].starts_with(message)) continue;
    any = true;
    if (IsNeeded(flag)) needed.push_back(flag.Shown());
  }
  if (!needed.empty()) return absl::StrJoin(needed, ", ");
  return any ? "any --" + message + "…" : "";
}

const OneofDescriptor* Wording::FindChoice(const std::string& field) const {
  const Descriptor* message = &request_;
  std::vector<std::string> steps = absl::StrSplit(field, '.');
  for (std::size_t i = 0; i + 1 < steps.size() && message != nullptr; ++i) {
    const FieldDescriptor* step = message->FindFieldByName(steps[i].substr(0, steps[i].find('[')));
    message = step == nullptr ? nullptr : step->message_type();
  }
  return message == nullptr ? nullptr : message->FindOneofByName(steps.back());
}

std::string Wording::FlagsOfChoice(const OneofDescriptor& choice) const {
  std::vector<std::string> names;
  for (const Flag& flag : flags_) {
    const bool offered = std::ranges::any_of(
        flag.path, [&](const FieldDescriptor* step) { return step->real_containing_oneof() == &choice; });
    if (offered) names.push_back(flag.Shown());
  }
  return absl::StrJoin(names, ", ");
}

std::string Wording::Describe(const std::string& description) const {
  const auto colon = description.rfind(": ");
  if (colon == std::string::npos) return SayWords(description);
  std::vector<std::string> items = absl::StrSplit(description.substr(colon + 2), ", ");
  for (std::string& item : items) {
    const Flag* flag = FlagFor(item);
    item = flag == nullptr ? SayWords(item) : flag->Shown();
  }
  return SayWords(description.substr(0, colon + 2)) + absl::StrJoin(items, ", ");
}

std::string Wording::SayWords(const std::string& text) const {
  std::string said;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && IsPartOfName(text[end])) ++end;
    if (end == begin) {
      said += text[begin++];
    } else {
      said += Word(text.substr(begin, end - begin));
      begin = end;
    }
  }
  return said;
}

const Flag* Wording::FlagFor(const std::string& field) const {
  const auto found = std::ranges::find(flags_, field, [](const Flag& flag) { return flag.path.back()->name(); });
  return found == flags_.end() ? nullptr : &*found;
}

std::string Wording::Word(const std::string& name) const {
  if (name.find('_') == std::string::npos) return name;  // also a word of plain English
  if (const Flag* flag = FlagFor(name)) return flag->Shown();
  for (const Flag& flag : flags_) {
    const auto* type = EnumOf(*flag.path.back());
    if (type != nullptr && type->FindValueByName(name) != nullptr) return WordOf(*type, name);
  }
  return name;
}

}  // namespace participation::ctl
