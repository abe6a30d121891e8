#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/identity/claims.hpp"
#include "libs/identity/issuer.hpp"
#include "libs/identity/key_source.hpp"
#include "libs/identity/verified_tokens.hpp"
#include "libs/jose/signed_token.hpp"
#include "libs/organisations/directory.hpp"

namespace participation::identity {

// Judges tokens: RFC 7519, with the advice of RFC 8725 and, for access tokens, RFC 9068.
class Tokens {
 public:
  // What became of tokens of one issuer; under the empty name, of those of nobody that is known.
  struct Judged {
    std::atomic<std::uint64_t> verified = 0;
    std::atomic<std::uint64_t> refused = 0;
  };
  struct IssuerState {
    Issuer issuer;
    std::unique_ptr<KeySource> keys;
    Judged judged;
  };

  // Throws std::invalid_argument if a file of keys cannot be used. What it is given must outlive it.
  Tokens(std::vector<Issuer> issuers, const organisations::Directory& directory, const clock::Clock& clock,
         KeyIntervals intervals = {});

  // Who calls. UNAUTHENTICATED, reason TOKEN_EXPIRED or TOKEN_REFUSED; why exactly is for the log. UNAVAILABLE while
  // the issuer's keys are being fetched.
  absl::StatusOr<policy::Caller> Check(std::string_view token);

  // Whether the token was verified before.
  bool Remembers(std::string_view token) { return verified_.Find(token, clock_.Now()).has_value(); }

  const std::map<std::string, IssuerState>& issuers() const { return issuers_; }  // by `iss`
  const Judged& of_nobody() const { return of_nobody_; }
  // How often a token was known from before.
  std::uint64_t remembered() const { return remembered_; }

 private:
  absl::StatusOr<policy::Caller> Verify(const jose::SignedToken& token, const Claims& claims, std::string_view text,
                                        IssuerState& from, clock::Time now);
  absl::Status CheckSignature(const jose::SignedToken& token, IssuerState& from);

  const organisations::Directory& directory_;
  const clock::Clock& clock_;
  std::map<std::string, IssuerState> issuers_;
  Judged of_nobody_;
  std::atomic<std::uint64_t> remembered_ = 0;
  VerifiedTokens verified_;
};

}  // namespace participation::identity
