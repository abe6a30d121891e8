#include "tests/contract/method_checks.hpp"

#include <google/protobuf/field_mask.pb.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "libs/policy/permit.hpp"
#include "libs/validation/update.hpp"
#include "participation/options/v1/options.pb.h"

namespace participation::contract {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

constexpr std::array<std::string_view, 10> kReadingVerbs = {"Count",  "Find",   "Get",  "List",      "LookUp",
                                                            "Render", "Search", "Show", "Summarise", "Trace"};

// Whether the verb of a method is this one: "List" of ListThings and not of Listen.
bool HasVerb(const MethodDescriptor& method, std::string_view verb) {
  const std::string_view name = method.name();
  return name.starts_with(verb) &&
         (name.size() == verb.size() || (name[verb.size()] >= 'A' && name[verb.size()] <= 'Z'));
}

bool HasSingle(const Descriptor& message, const char* name, FieldDescriptor::Type type) {
  const auto* field = message.FindFieldByName(name);
  return field != nullptr && field->type() == type && !field->is_repeated();
}

std::string WhatPolicyLacks(const MethodDescriptor& method) {
  const auto* policy = policy::PolicyOf(method);
  if (policy == nullptr) return "has no policy";
  const auto is_named = [](int role) {
    return role != options::v1::ROLE_UNSPECIFIED && options::v1::Role_IsValid(role);
  };
  if (policy->roles().empty() || !std::ranges::all_of(policy->roles(), is_named)) return "its policy names no roles";
  if (policy->scope() == options::v1::SCOPE_UNSPECIFIED) return "its policy says not whose data it touches";
  const bool names_person = HasSingle(*method.input_type(), "person_id", FieldDescriptor::TYPE_STRING);
  const bool is_for_anybody = std::ranges::count(policy->roles(), options::v1::ROLE_PUBLIC) > 0;
  const bool needs_person = policy->scope() == options::v1::SCOPE_PERSON && !is_for_anybody && !names_person;
  if (needs_person != policy->person_is_found()) return "its person_is_found contradicts its request and its scope";
  return "";
}

}  // namespace

Findings PoliciesMissing(const Api& api) {
  Findings findings;
  for (const auto* method : api.Methods()) {
    if (auto lack = WhatPolicyLacks(*method); !lack.empty()) findings.push_back({method->full_name(), lack});
  }
  return findings;
}

Findings MessagesMisnamed(const Api& api) {
  Findings findings;
  const auto expect = [&](const MethodDescriptor& method, const Descriptor& message, const std::string& ending) {
    if (message.name() == method.name() + ending && message.file() == method.file()) return;
    findings.push_back({method.full_name(), message.full_name() + " is not its " + method.name() + ending});
  };
  for (const auto* method : api.Methods()) {
    expect(*method, *method->input_type(), "Request");
    expect(*method, *method->output_type(), "Response");
  }
  return findings;
}

Findings RequestIdsMissing(const Api& api) {
  Findings findings;
  for (const auto* method : api.Methods()) {
    if (!Changes(*method)) continue;
    const auto* field = method->input_type()->FindFieldByName("request_id");
    if (!HasSingle(*method->input_type(), "request_id", FieldDescriptor::TYPE_STRING)) {
      findings.push_back({method->full_name(), "is a change without `string request_id`"});
    } else if (field->options().GetExtension(options::v1::rules).format() != options::v1::FORMAT_UUID) {
      findings.push_back({method->full_name(), "its request_id is not of FORMAT_UUID"});
    }
  }
  return findings;
}

Findings PagesMissing(const Api& api) {
  Findings findings;
  for (const auto* method : api.Methods()) {
    if (!HasVerb(*method, "List") && !HasVerb(*method, "Search")) continue;
    const auto expect = [&](bool holds, const char* what) {
      if (!holds) findings.push_back({method->full_name(), what});
    };
    const auto& response = *method->output_type();
    expect(HasSingle(*method->input_type(), "page_size", FieldDescriptor::TYPE_INT32), "has no `int32 page_size`");
    expect(HasSingle(*method->input_type(), "page_token", FieldDescriptor::TYPE_STRING), "has no `string page_token`");
    expect(HasSingle(response, "next_page_token", FieldDescriptor::TYPE_STRING), "has no `string next_page_token`");
    const auto* listed = response.FindFieldByNumber(1);
    expect(listed != nullptr && listed->is_repeated() && !listed->is_map(), "field 1 of its response is not the list");
  }
  return findings;
}

Findings ReadsMismarked(const Api& api) {
  Findings findings;
  for (const auto* method : api.Methods()) {
    const bool reads =
        std::ranges::any_of(kReadingVerbs, [&](std::string_view verb) { return HasVerb(*method, verb); });
    if (reads && Changes(*method)) findings.push_back({method->full_name(), "reads and is not NO_SIDE_EFFECTS"});
    if (!reads && !Changes(*method)) {
      findings.push_back({method->full_name(), "is NO_SIDE_EFFECTS and its verb is none of reading"});
    }
  }
  return findings;
}

Findings EtagsMissing(const Api& api) {
  Findings findings;
  for (const auto* method : api.Methods()) {
    if (!HasVerb(*method, "Update")) continue;
    const auto& request = *method->input_type();
    const std::string resource = method->name().substr(std::string_view{"Update"}.size());
    bool found = HasSingle(request, "etag", FieldDescriptor::TYPE_STRING);
    for (int i = 0; i < request.field_count(); ++i) {
      const auto* message = request.field(i)->message_type();
      found |= message != nullptr && message->name() == resource &&
               HasSingle(*message, "etag", FieldDescriptor::TYPE_STRING);
    }
    if (!found)
      findings.push_back({method->full_name(), "has no `string etag`, nor has " + resource + " in its request"});
  }
  return findings;
}

Findings MasksMissing(const Api& api) {
  Findings findings;
  for (const auto* method : api.Methods()) {
    if (!HasVerb(*method, "Update")) continue;
    const auto* mask = method->input_type()->FindFieldByName("update_mask");
    const auto names = validation::ChangeableIn(*method->input_type());
    const std::set<std::string> each{names.begin(), names.end()};
    if (mask == nullptr || mask->message_type() != google::protobuf::FieldMask::descriptor() || names.empty()) {
      findings.push_back(
          {method->full_name(), "has no `google.protobuf.FieldMask update_mask` beside something partial"});
    } else if (each.size() != names.size()) {
      findings.push_back({method->full_name(), "its update_mask cannot tell fields of the same name apart"});
    }
  }
  return findings;
}

}  // namespace participation::contract
