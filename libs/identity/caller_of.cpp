#include "libs/identity/caller_of.hpp"

#include <algorithm>
#include <ranges>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/identifiers/ods_code.hpp"
#include "libs/jose/refused.hpp"

namespace participation::identity {
namespace {

using jose::Refused;

constexpr std::size_t kLongestSubject = 255;

// What one holds, before it is turned into a caller.
struct Holding {
  std::vector<std::string> roles;  // as the issuer calls them
  std::vector<std::string> organisations;
};

// Graphic ASCII: RFC 7519 allows more, and no issuer needs it.
bool IsSubject(const std::string& text) {
  return !text.empty() && text.size() <= kLongestSubject &&
         std::ranges::all_of(text, [](char letter) { return letter > ' ' && letter <= '~'; });
}

// "S8000:G8000:R8001" is given as such, and as "R8001".
void AddRole(const Claims& role, Holding& holding) {
  const std::string code = role.Text("role_code");
  holding.roles.push_back(code);
  holding.roles.push_back(code.substr(code.rfind(':') + 1));
  std::ranges::move(role.Words("activity_codes"), std::back_inserter(holding.roles));
  holding.organisations.push_back(role.Text("org_code"));
}

absl::StatusOr<Holding> InCareIdentity(const Claims& claims, const ClaimRules& rules) {
  if (claims.Number("authentication_assurance_level").value_or(0) < rules.least_assurance) {
    return Refused("the authentication assurance level is too low");
  }
  auto roles = claims.Objects("nhsid_nrbac_roles");
  const std::string selected = claims.Text("selected_roleid");
  if (!selected.empty())
    std::erase_if(roles, [&](const Claims& role) { return role.Text("person_roleid") != selected; });
  if (roles.size() > 1) return Refused("the token has several national roles, and does not say which was selected");
  Holding holding;
  for (const Claims& role : roles) AddRole(role, holding);
  return holding;
}

absl::StatusOr<Holding> InNhsLogin(const Claims& claims, const ClaimRules& rules) {
  const std::string level = claims.Text("identity_proofing_level");
  const bool is_level = level == "P0" || level == "P5" || level == "P9";
  if (!is_level || level[1] - '0' < rules.least_proofing) return Refused("the identity proofing level is too low");
  return Holding{};
}

absl::StatusOr<Holding> HoldingIn(const Claims& claims, const ClaimRules& rules) {
  if (rules.style == ClaimStyle::kCareIdentity) return InCareIdentity(claims, rules);
  if (rules.style == ClaimStyle::kNhsLogin) return InNhsLogin(claims, rules);
  return Holding{claims.Words(rules.roles_claim), claims.Words(rules.organisation_claim)};
}

void AddBelow(const std::string& code, const organisations::Directory& directory, organisations::Date today,
              policy::Organisations::Codes& codes) {
  for (const auto* child : directory.ChildrenOf(code, today)) {
    if (codes.insert(child->code).second) AddBelow(child->code, directory, today, codes);
  }
}

policy::Organisations Of(policy::Organisations::Codes codes, const OrganisationRules& rules, policy::Roles roles,
                         const organisations::Directory& directory, clock::Time now) {
  if (rules.all || (roles & rules.everywhere).any()) return policy::Organisations::All();
  codes.insert(rules.codes.begin(), rules.codes.end());
  if (rules.with_those_below) {
    const auto today = std::chrono::floor<std::chrono::days>(now);
    for (const std::string& code : std::vector<std::string>{codes.begin(), codes.end()}) {
      AddBelow(code, directory, today, codes);
    }
  }
  return policy::Organisations::Only(std::move(codes));
}

}  // namespace

absl::StatusOr<policy::Caller> CallerOf(const Claims& claims, const Issuer& issuer,
                                        const organisations::Directory& directory, clock::Time now) {
  const ClaimRules& rules = issuer.claims;
  const std::string subject = claims.Text("sub");
  if (!IsSubject(subject)) return Refused("the subject must be 1 to 255 graphic characters");
  const auto holding = HoldingIn(claims, rules);
  if (!holding.ok()) return holding.status();
  policy::Organisations::Codes codes;
  for (const std::string& organisation : holding->organisations) {
    const auto code = identifiers::NormaliseOdsCode(organisation);
    if (!code.ok()) return Refused("an organisation of the token is no ODS code");
    codes.insert(*code);
  }
  policy::Caller caller{.subject = absl::StrCat(issuer.name, ":", subject),
                        .roles = rules.everybody,
                        .organisations = {},
                        .person = rules.person_claim.empty() ? std::string{} : claims.Text(rules.person_claim)};
  for (const std::string& name : holding->roles) {
    const auto role = rules.roles.find(name);
    if (role != rules.roles.end()) caller.roles |= role->second;
  }
  caller.organisations = Of(std::move(codes), rules.organisations, caller.roles, directory, now);
  return caller;
}

policy::Caller CallerOf(const std::string& name, const Certified& certified, const organisations::Directory& directory,
                        clock::Time now) {
  return {.subject = absl::StrCat("certificate:", name),
          .roles = certified.roles,
          .organisations = Of({}, certified.organisations, certified.roles, directory, now),
          .person = {}};
}

}  // namespace participation::identity
