#include "libs/policy/permit.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "libs/refusal/refusal.hpp"
#include "participation/options/v1/options.pb.h"

namespace participation::policy {
namespace {

bool IsNamed(int role) { return role != options::v1::ROLE_UNSPECIFIED && options::v1::Role_IsValid(role); }

std::string Words(const std::string& role) { return absl::StrReplaceAll(absl::AsciiStrToLower(role), {{"_", " "}}); }

absl::Status RefuseAll(const google::protobuf::MethodDescriptor& method) {
  return refusal::PermissionDenied("POLICY_MISSING",
                                   absl::StrCat(method.full_name(), " says of no role that it may call, so none may"),
                                   {{"method", method.full_name()}});
}

absl::Status RefuseUnknown(const google::protobuf::MethodDescriptor& method) {
  return refusal::Unauthenticated(
      "SIGN_IN_NEEDED",
      absl::StrCat(method.full_name(), " is not for everybody: send `authorization` with `Bearer` and a token"),
      {{"method", method.full_name()}});
}

absl::Status RefuseOthers(const google::protobuf::MethodDescriptor& method, const options::v1::Policy& policy) {
  std::vector<std::string> names;
  std::vector<std::string> words;
  for (const int role : policy.roles()) {
    if (!IsNamed(role)) continue;
    names.push_back(options::v1::Role_Name(role).substr(std::string_view{"ROLE_"}.size()));
    words.push_back(Words(names.back()));
  }
  if (names.empty()) return RefuseAll(method);
  return refusal::PermissionDenied("ROLE_MISSING",
                                   absl::StrCat(method.full_name(), " may be called by: ", absl::StrJoin(words, ", "),
                                                "; ask for one of these roles"),
                                   {{"method", method.full_name()}, {"roles", absl::StrJoin(names, ",")}});
}

}  // namespace

Caller LocalOperator() {
  Caller caller{.subject = "local-operator", .roles = {}, .organisations = Organisations::All(), .person = {}};
  for (int role = options::v1::Role_MIN; role <= options::v1::Role_MAX; ++role) {
    if (IsNamed(role)) caller.roles.set(static_cast<std::size_t>(role));
  }
  return caller;
}

const options::v1::Policy* PolicyOf(const google::protobuf::MethodDescriptor& method) {
  if (!method.options().HasExtension(options::v1::policy)) return nullptr;
  return &method.options().GetExtension(options::v1::policy);
}

absl::Status Permit(const Caller& caller, const google::protobuf::MethodDescriptor& method) {
  const auto* policy = PolicyOf(method);
  if (policy == nullptr) return RefuseAll(method);
  for (const int role : policy->roles()) {
    if (!IsNamed(role)) continue;
    if (role == options::v1::ROLE_PUBLIC || caller.Has(static_cast<Role>(role))) return absl::OkStatus();
  }
  return caller.subject.empty() ? RefuseUnknown(method) : RefuseOthers(method, *policy);
}

}  // namespace participation::policy
