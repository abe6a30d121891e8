#include "libs/identity/tokens.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "libs/identity/caller_of.hpp"
#include "libs/jose/refused.hpp"
#include "libs/log/log.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::identity {
namespace {

constexpr std::size_t kMostRemembered = 10'000;
// So that a role that was taken away from somebody does not stay with their token for longer than the key does.
constexpr std::chrono::minutes kLongestRemembered{5};
constexpr std::chrono::seconds kKeysTake{1};

absl::Status KeysAreFetched() {
  return refusal::WithRetryAfter(
      refusal::Unavailable("KEYS_BEING_FETCHED",
                           "the keys that the token is checked with are being fetched: try again"),
      kKeysTake);
}

// What the caller is told of a refusal; the log is told why.
absl::Status Tell(const absl::Status& why, std::string_view issuer) {
  if (absl::IsUnavailable(why)) return why;
  if (absl::IsDeadlineExceeded(why)) {
    return refusal::Unauthenticated("TOKEN_EXPIRED", "the token has expired: sign in again, or refresh it");
  }
  const std::string reason{why.message()};
  log::Warning("a token was refused", {log::Issuer(issuer), log::Reason(reason)});
  return refusal::Unauthenticated(
      "TOKEN_REFUSED",
      "the token is not one that this server takes: sign in again; if that does not help, its log says why");
}

}  // namespace

Tokens::Tokens(std::vector<Issuer> issuers, const organisations::Directory& directory, const clock::Clock& clock,
               KeyIntervals intervals)
    : directory_{directory}, clock_{clock}, verified_{kMostRemembered} {
  for (Issuer& issuer : issuers) {
    const std::string iss = issuer.issuer;
    IssuerState& state = issuers_[iss];
    state.keys = std::make_unique<KeySource>(issuer.name, issuer.keys, issuer.authorities, intervals);
    state.issuer = std::move(issuer);
  }
}

absl::StatusOr<policy::Caller> Tokens::Check(std::string_view text) {
  const auto now = clock_.Now();
  if (auto known = verified_.Find(text, now)) {
    ++remembered_;
    return *std::move(known);
  }
  const auto token = jose::SignedToken::Parse(text);
  const auto claims = token.ok() ? Claims::Parse(token->payload) : token.status();
  const auto from = claims.ok() ? issuers_.find(claims->Text("iss")) : issuers_.end();
  if (from == issuers_.end()) {
    ++of_nobody_.refused;
    return Tell(claims.ok() ? jose::Refused("the issuer is not one that is configured") : claims.status(), "");
  }
  auto caller = Verify(*token, *claims, text, from->second, now);
  if (caller.ok()) return caller;
  ++from->second.judged.refused;
  return Tell(caller.status(), from->second.issuer.name);
}

absl::StatusOr<policy::Caller> Tokens::Verify(const jose::SignedToken& token, const Claims& claims,
                                              std::string_view text, IssuerState& from, clock::Time now) {
  const Issuer& issuer = from.issuer;
  if (!issuer.types.contains(token.type)) return jose::Refused("the type of the token is not one that is configured");
  if (auto refused = CheckSignature(token, from); !refused.ok()) return refused;
  const auto expires = claims.Check(issuer, now);
  if (!expires.ok()) return expires.status();
  auto caller = CallerOf(claims, issuer, directory_, now);
  if (!caller.ok()) return caller;
  ++from.judged.verified;
  verified_.Keep(text, *caller, std::min<clock::Time>(*expires, now + kLongestRemembered));
  return caller;
}

absl::Status Tokens::CheckSignature(const jose::SignedToken& token, IssuerState& from) {
  const auto keys = from.keys->Keys();
  if (!keys) return KeysAreFetched();
  auto status = jose::Verify(token, *keys, from.issuer.algorithms);
  // Its issuer may have a new key. Whether it is fetched now tells whether asking again makes sense.
  const bool is_missed = !status.ok() && !token.key_id.empty() && !keys->Has(token.key_id) && from.keys->Miss();
  return is_missed ? KeysAreFetched() : status;
}

}  // namespace participation::identity
