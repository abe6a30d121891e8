#include "libs/identity/read_issuer.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "absl/strings/ascii.h"
#include "libs/http/client.hpp"
#include "libs/identifiers/ods_code.hpp"
#include "libs/identity/role_names.hpp"

namespace participation::identity {
namespace {

constexpr std::string_view kAll = "all";
constexpr std::string_view kUntyped = "none";

// What holds for a style where the configuration says nothing else.
struct Style {
  std::string_view name;
  ClaimStyle style;
  std::vector<std::string> algorithms;
  std::vector<std::string> types;
  std::vector<std::string> everybody;  // roles
};
const std::array<Style, 3> kStyles{{
    {"plain", ClaimStyle::kPlain, {}, {"at+jwt"}, {}},
    {"care-identity", ClaimStyle::kCareIdentity, {"RS256"}, {"jwt"}, {}},
    {"nhs-login", ClaimStyle::kNhsLogin, {"RS512"}, {"jwt"}, {"participant"}},
}};

// Reads what one section says.
class Reader {
 public:
  Reader(const yaml::Section& section, yaml::Problems& problems) : section_{section}, problems_{problems} {}

  void Problem(std::string_view key, const std::string& what) {
    problems_.push_back(section_.At(key) + "'" + section_.PathOf(key) + "' " + what);
  }

  std::string Text(std::string_view key, std::string fallback = "") {
    return section_.Text(key, std::move(fallback), problems_);
  }

  std::string Required(std::string_view key, const std::string& what) {
    std::string text = Text(key);
    if (text.empty()) Problem(key, "must be " + what);
    return text;
  }

  std::vector<std::string> Texts(std::string_view key, const std::vector<std::string>& fallback = {}) {
    auto texts = section_.Texts(key, problems_);
    return texts.empty() ? fallback : texts;
  }

  const Style& ClaimsStyle() {
    const std::string name = Text("claims", "plain");
    const auto found = std::ranges::find(kStyles, name, &Style::name);
    if (found != kStyles.end()) return *found;
    Problem("claims", "must be plain, care-identity or nhs-login");
    return kStyles.front();
  }

  std::vector<jose::Algorithm> Algorithms(const std::vector<std::string>& fallback) {
    std::vector<jose::Algorithm> algorithms;
    for (const std::string& name : Texts("algorithms", fallback)) {
      const auto algorithm = jose::AlgorithmNamed(name);
      const bool is_public = algorithm && jose::MakingOf(*algorithm).family != jose::Family::kHmac;
      if (is_public) algorithms.push_back(*algorithm);
      if (!is_public)
        Problem("algorithms",
                "must be some of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 and EdDSA");
    }
    if (algorithms.empty()) Problem("algorithms", "must name those that the issuer signs with, such as RS256");
    return algorithms;
  }

  std::set<std::string> Types(const std::vector<std::string>& fallback) {
    std::set<std::string> types;
    for (const std::string& type : Texts("types", fallback)) {
      types.insert(type == kUntyped ? "" : absl::AsciiStrToLower(type));
    }
    return types;
  }

  policy::Roles Roles(std::string_view key, const std::vector<std::string>& fallback = {}) {
    policy::Roles roles;
    for (const std::string& name : Texts(key, fallback)) {
      const auto role = RoleNamed(name);
      if (role) roles.set(static_cast<std::size_t>(*role));
      if (!role) Problem(key, "must be some of " + AllRoleNames() + ", not '" + name + "'");
    }
    return roles;
  }

  std::map<std::string, policy::Roles> RolesByName() {
    std::map<std::string, policy::Roles> roles;
    const auto* entry = section_.Find("roles");
    if (entry == nullptr) return roles;
    if (!entry->section) {
      Problem("roles", "must hold lines of the form `what the issuer calls it: role`");
      return roles;
    }
    Reader below{*entry->section, problems_};
    for (const auto& role : entry->section->entries()) roles.emplace(role.key, below.Roles(role.key));
    return roles;
  }

  OrganisationRules Organisations() {
    OrganisationRules rules;
    for (const std::string& name : Texts("organisations")) {
      const auto code = identifiers::NormaliseOdsCode(name);
      if (name == kAll) {
        rules.all = true;
      } else if (code.ok()) {
        rules.codes.insert(*code);
      } else {
        Problem("organisations", "must be `all`, or codes of the Organisation Data Service, not '" + name + "'");
      }
    }
    rules.everywhere = Roles("everywhere");
    rules.with_those_below = Choice("below", {"no", "yes"}, "no") == "yes";
    return rules;
  }

  std::string Choice(std::string_view key, const std::vector<std::string>& choices, const std::string& fallback) {
    const std::string text = Text(key, fallback);
    if (std::ranges::find(choices, text) != choices.end()) return text;
    std::string names;
    for (const std::string& choice : choices) names += (names.empty() ? "" : ", ") + choice;
    Problem(key, "must be one of " + names);
    return fallback;
  }

 private:
  const yaml::Section& section_;
  yaml::Problems& problems_;
};

// A path beside the configuration, or an URL as it is.
std::string PlaceOf(const std::string& text, const std::string& folder) {
  if (text.empty() || text.find("://") != std::string::npos) return text;
  return (std::filesystem::path{folder} / text).string();
}

ClaimRules ReadClaims(Reader& reader, const Style& style) {
  ClaimRules rules{.style = style.style,
                   .roles_claim = reader.Text("roles-claim", "roles"),
                   .organisation_claim = reader.Text("organisation-claim", "organisation"),
                   .person_claim = reader.Text("person-claim"),
                   .roles = reader.RolesByName(),
                   .everybody = reader.Roles("everybody", style.everybody),
                   .organisations = reader.Organisations()};
  rules.least_assurance = reader.Choice("assurance", {"1", "2", "3"}, "3")[0] - '0';
  rules.least_proofing = reader.Choice("proofing", {"P0", "P5", "P9"}, "P9")[1] - '0';
  return rules;
}

}  // namespace

Issuer ReadIssuer(const std::string& name, const yaml::Section& section, const std::string& folder,
                  yaml::Problems& problems) {
  section.Allow({"issuer", "keys", "authorities", "audience", "algorithms", "types", "claims", "roles-claim",
                 "organisation-claim", "person-claim", "roles", "everybody", "organisations", "everywhere", "below",
                 "assurance", "proofing"},
                problems);
  Reader reader{section, problems};
  const Style& style = reader.ClaimsStyle();
  Issuer issuer{.name = name,
                .issuer = reader.Required("issuer", "what `iss` says in its tokens"),
                .audiences = {},
                .algorithms = reader.Algorithms(style.algorithms),
                .types = reader.Types(style.types),
                .keys = PlaceOf(reader.Required("keys", "the URL of its key set, or a file"), folder),
                .authorities = PlaceOf(reader.Text("authorities"), folder),
                .claims = ReadClaims(reader, style)};
  for (std::string& audience : reader.Texts("audience")) issuer.audiences.insert(std::move(audience));
  if (issuer.audiences.empty()) reader.Problem("audience", "must be what `aud` says in tokens for this platform");
  if (issuer.keys.find("://") != std::string::npos && !http::IsSafe(issuer.keys)) {
    reader.Problem("keys", "must begin with https://, or with http:// on this machine");
  }
  return issuer;
}

Certified ReadCertified(const yaml::Section& section, yaml::Problems& problems) {
  section.Allow({"roles", "organisations", "everywhere", "below"}, problems);
  Reader reader{section, problems};
  return {.roles = reader.Roles("roles"), .organisations = reader.Organisations()};
}

}  // namespace participation::identity
