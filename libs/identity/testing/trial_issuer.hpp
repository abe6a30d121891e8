#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "libs/clock/clock.hpp"
#include "libs/identity/issuer.hpp"
#include "libs/jose/signing_key.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::testing {

inline constexpr char kIssuer[] = "https://issuer.example";
inline constexpr char kAudience[] = "participation";

// An issuer whose keys are in a file.
class TrialIssuer {
 public:
  explicit TrialIssuer(jose::Algorithm algorithm = jose::Algorithm::kEdDsa)
      : key_{jose::SigningKey::Generate(algorithm, "key-1")}, algorithm_{algorithm} {
    Publish();
  }

  std::filesystem::path folder() const { return folder_.path(); }
  std::string keys() const { return (folder_.path() / "keys.json").string(); }
  const jose::SigningKey& key() const { return key_; }

  // A new key, which takes the place of the old.
  void Turn(const std::string& id) {
    key_ = jose::SigningKey::Generate(algorithm_, id);
    Publish();
  }

  identity::Issuer AsConfigured() const {
    identity::Issuer issuer{.name = "trial",
                            .issuer = kIssuer,
                            .audiences = {kAudience},
                            .algorithms = {algorithm_},
                            .types = {"at+jwt"},
                            .keys = keys(),
                            .authorities = {},
                            .claims = {}};
    issuer.claims.roles["lead"] = policy::Roles{1U << 3U};  // ROLE_ENGAGEMENT_LEAD
    return issuer;
  }

  // What an engagement lead of RX6 has, for five minutes.
  static nlohmann::json Claims(clock::Time now) {
    const auto seconds = clock::ToMicros(now) / 1'000'000;
    return {{"iss", kIssuer}, {"aud", kAudience},  {"sub", "somebody"},    {"exp", seconds + 300},
            {"iat", seconds}, {"roles", {"lead"}}, {"organisation", "RX6"}};
  }

  std::string Sign(const nlohmann::json& claims, const std::string& type = "at+jwt") const {
    return key_.Sign(type, claims.dump());
  }

 private:
  void Publish() const { std::ofstream{keys()} << R"({"keys":[)" + key_.PublicJwk() + "]}"; }

  TemporaryFolder folder_;
  jose::SigningKey key_;
  jose::Algorithm algorithm_;
};

}  // namespace participation::testing
