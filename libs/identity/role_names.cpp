#include "libs/identity/role_names.hpp"

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "participation/options/v1/options.pb.h"

namespace participation::identity {
namespace {

constexpr std::string_view kPrefix = "ROLE_";

std::string NameOf(int role) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(options::v1::Role_Name(role).substr(kPrefix.size())), {{"_", "-"}});
}

}  // namespace

std::optional<policy::Role> RoleNamed(std::string_view name) {
  for (int role = options::v1::ROLE_PUBLIC + 1; role <= options::v1::Role_MAX; ++role) {
    if (options::v1::Role_IsValid(role) && NameOf(role) == name) return static_cast<policy::Role>(role);
  }
  return std::nullopt;
}

std::vector<std::string> RoleNames() {
  std::vector<std::string> names;
  for (int role = options::v1::ROLE_PUBLIC + 1; role <= options::v1::Role_MAX; ++role) {
    if (options::v1::Role_IsValid(role)) names.push_back(NameOf(role));
  }
  return names;
}

std::string AllRoleNames() { return absl::StrJoin(RoleNames(), ", "); }

}  // namespace participation::identity
