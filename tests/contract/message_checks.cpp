#include "tests/contract/message_checks.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/validation/check_rules.hpp"
#include "libs/validation/personal_fields.hpp"
#include "participation/options/v1/options.pb.h"

namespace participation::contract {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr std::uint32_t kLongest = 100'000;
constexpr std::uint32_t kMostItems = 10'000;

// Words in the name of a field that tells who somebody is, or how to reach them.
constexpr std::array<std::string_view, 19> kIdentifying = {
    "given_name",         "family_name", "first_name", "last_name",     "middle_name", "maiden_name",
    "full_name",          "surname",     "email",      "telephone",     "phone",       "mobile",
    "postcode",           "address",     "birth",      "date_of_birth", "nhs_number",  "nino",
    "national_insurance",
};

const options::v1::FieldRules& RulesOf(const FieldDescriptor& field) {
  return field.options().GetExtension(options::v1::rules);
}

void AddReachable(const Descriptor& message, std::set<const Descriptor*>& seen) {
  if (!seen.insert(&message).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    if (const auto* inner = message.field(i)->message_type()) AddReachable(*inner, seen);
  }
}

std::set<const Descriptor*> ReachableFromRequests(const Api& api) {
  std::set<const Descriptor*> messages;
  for (const auto* method : api.Methods()) AddReachable(*method->input_type(), messages);
  return messages;
}

bool SoundsIdentifying(const FieldDescriptor& field) {
  switch (RulesOf(field).format()) {
    case options::v1::FORMAT_EMAIL:
    case options::v1::FORMAT_TELEPHONE:
    case options::v1::FORMAT_POSTCODE:
      return true;
    default:
      break;
  }
  const std::string words = "_" + field.name() + "_";
  return std::ranges::any_of(kIdentifying, [&](std::string_view word) {
    return words.find("_" + std::string{word} + "_") != std::string::npos;
  });
}

}  // namespace

Findings BoundsTooWide(const Api& api) {
  Findings findings;
  for (const Descriptor* message : ReachableFromRequests(api)) {
    for (int i = 0; i < message->field_count(); ++i) {
      const auto& field = *message->field(i);
      if (RulesOf(field).max_length() > kLongest) {
        findings.push_back({field.full_name(), absl::StrCat("may be longer than ", kLongest)});
      }
      if (RulesOf(field).max_items() > kMostItems) {
        findings.push_back({field.full_name(), absl::StrCat("may have more than ", kMostItems, " items")});
      }
    }
  }
  return findings;
}

Findings RulesSenseless(const Api& api) {
  Findings findings;
  for (const Descriptor* message : api.Messages()) {
    for (const auto& what : validation::CheckRules(*message)) findings.push_back({message->full_name(), what});
  }
  return findings;
}

Findings PersonalFieldsTold(const Api& api) {
  Findings findings;
  const auto expect_none = [&](const std::string& offender, const Descriptor& message) {
    const auto fields = validation::PersonalFieldsOf(message);
    if (!fields.empty()) findings.push_back({offender, absl::StrCat("tells ", absl::StrJoin(fields, ", "))});
  };
  for (const Descriptor* event : api.Events()) expect_none(event->full_name(), *event);
  for (const auto* method : api.Methods()) {
    if (Changes(*method)) expect_none(method->full_name(), *method->output_type());
  }
  return findings;
}

Findings IdentityUnmarked(const Api& api) {
  Findings findings;
  for (const Descriptor* message : api.Messages()) {
    for (int i = 0; i < message->field_count(); ++i) {
      const auto& field = *message->field(i);
      const bool is_text = field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
      if (is_text && SoundsIdentifying(field) && !RulesOf(field).personal()) {
        findings.push_back({field.full_name(), "identifies somebody and is not marked personal"});
      }
    }
  }
  return findings;
}

Findings ZerosMisnamed(const Api& api) {
  Findings findings;
  for (const auto* one : api.Enums()) {
    const auto* zero = one->FindValueByNumber(0);
    if (zero == nullptr || !zero->name().ends_with("_UNSPECIFIED")) {
      findings.push_back({one->full_name(), "its zero is not ..._UNSPECIFIED"});
    }
  }
  return findings;
}

}  // namespace participation::contract
