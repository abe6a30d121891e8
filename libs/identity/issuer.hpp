#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "libs/jose/algorithm.hpp"
#include "libs/policy/caller.hpp"

namespace participation::identity {

// Of tokens that participationctl makes for trials. Its key lies open, so it counts on one machine only.
inline constexpr std::string_view kDevelopmentIssuer = "urn:participation:development";

// How an issuer writes who somebody is.
enum class ClaimStyle {
  kPlain,         // roles, organisations and person in a claim each
  kCareIdentity,  // NHS Care Identity Authentication: staff, their national roles and organisations
  kNhsLogin,      // NHS login: members of the public, and how well their identity was proven
};

// The organisations of callers, as the configuration says them.
struct OrganisationRules {
  bool all = false;
  policy::Roles everywhere;       // whoever has one of these acts for all
  std::set<std::string> codes;    // besides those in the token
  bool with_those_below = false;  // in the hierarchy of organisations
};

// What the claims of an issuer mean here.
struct ClaimRules {
  ClaimStyle style = ClaimStyle::kPlain;
  std::string roles_claim = "roles";
  std::string organisation_claim = "organisation";
  std::string person_claim;                    // empty: tokens name nobody on the register
  std::map<std::string, policy::Roles> roles;  // by what the issuer calls them
  policy::Roles everybody;                     // roles of whoever has a token of it
  OrganisationRules organisations;
  int least_assurance = 0;  // Care Identity: authentication assurance level 1 to 3
  int least_proofing = 0;   // NHS login: 0, 5 or 9
};

// Who issues tokens, and which of them are taken.
struct Issuer {
  std::string name;    // short, of the configuration: for metrics, logs and the subject of callers
  std::string issuer;  // as `iss` says it, to the byte
  std::set<std::string> audiences;
  std::vector<jose::Algorithm> algorithms;
  std::set<std::string> types;  // `typ` in lower case; empty text: none
  std::string keys;             // where its key set is: an URL, or a file
  std::string authorities;      // who vouches for the server of the URL: a file; empty: those of the system
  ClaimRules claims;
};

// Who calls with a certificate that a name stands in.
struct Certified {
  policy::Roles roles;
  OrganisationRules organisations;
};

// Who may call, besides everybody.
struct Callers {
  std::vector<Issuer> issuers;
  std::map<std::string, Certified> certificates;  // by a name in the certificate
};

}  // namespace participation::identity
