#include "tools/participationctl/enum_names.hpp"

#include <google/protobuf/descriptor.h>

#include <cctype>

#include "absl/strings/str_join.h"
#include "participation/options/v1/options.pb.h"

namespace participation::ctl {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

constexpr std::string_view kUnspecified = "UNSPECIFIED";

// What all names of an enum begin with: "INVOLVEMENT_".
std::string_view PrefixOf(const EnumDescriptor& type) {
  const std::string_view zero = type.value(0)->name();
  return zero.ends_with(kUnspecified) ? zero.substr(0, zero.size() - kUnspecified.size()) : "";
}

std::string Lowered(std::string_view text) {
  std::string lowered;
  for (const char c : text) {
    const bool parts_words = c == '_' || c == ' ';
    lowered.push_back(parts_words ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  return lowered;
}

}  // namespace

const EnumDescriptor* EnumOf(const FieldDescriptor& field) {
  if (field.enum_type() != nullptr) return field.enum_type();
  const std::string& type = field.options().GetExtension(options::v1::rules).value_of();
  return type.empty() ? nullptr : DescriptorPool::generated_pool()->FindEnumTypeByName(type);
}

std::string WordOf(const EnumDescriptor& type, std::string_view name) {
  if (name == type.value(0)->name() && name.ends_with(kUnspecified)) return "";
  const std::string_view prefix = PrefixOf(type);
  return Lowered(name.starts_with(prefix) ? name.substr(prefix.size()) : name);
}

std::vector<std::string> WordsOf(const EnumDescriptor& type) {
  std::vector<std::string> words;
  for (int i = 0; i < type.value_count(); ++i) {
    if (auto word = WordOf(type, type.value(i)->name()); !word.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::optional<std::string> NameOf(const EnumDescriptor& type, std::string_view text) {
  const std::string said = Lowered(text);
  for (int i = 0; i < type.value_count(); ++i) {
    const std::string& name = type.value(i)->name();
    if (said == Lowered(name) || (!said.empty() && said == WordOf(type, name))) return name;
  }
  return std::nullopt;
}

std::string NotOneOf(const std::vector<std::string>& words, std::string_view text) {
  constexpr std::size_t kMostShown = 60;
  return "must be one of " + absl::StrJoin(words, ", ") + "; not '" + std::string{text.substr(0, kMostShown)} +
         (text.size() > kMostShown ? "…'" : "'");
}

}  // namespace participation::ctl
