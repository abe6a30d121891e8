#include "libs/identity/authenticator.hpp"

#include "absl/strings/match.h"
#include "libs/identity/caller_of.hpp"
#include "libs/policy/local_peer.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::identity {
namespace {

bool IsPassedOn(const Connection& connection) {
  return connection.metadata("x-forwarded-for") || connection.metadata("forwarded") || connection.metadata("x-real-ip");
}

// What stands behind "Bearer"; empty if it is something else.
std::string_view BearerIn(std::string_view authorization) {
  constexpr std::string_view kScheme = "bearer ";
  const auto scheme = authorization.substr(0, kScheme.size());
  const bool is_bearer = absl::EqualsIgnoreCase({scheme.data(), scheme.size()}, {kScheme.data(), kScheme.size()});
  return is_bearer ? authorization.substr(kScheme.size()) : std::string_view{};
}

}  // namespace

Authenticator::Authenticator(Callers callers, const organisations::Directory& directory, const clock::Clock& clock)
    : tokens_{std::make_unique<Tokens>(std::move(callers.issuers), directory, clock)} {
  for (const auto& [name, certified] : callers.certificates) {
    certified_.emplace(name, CallerOf(name, certified, directory, clock.Now()));
  }
}

absl::StatusOr<policy::Caller> Authenticator::Identify(const Connection& connection) const {
  if (!tokens_) return IdentifyLocal(connection);
  if (const auto authorization = connection.metadata("authorization")) {
    const auto token = BearerIn(*authorization);
    if (!token.empty()) return tokens_->Check(token);
    return refusal::Unauthenticated("CREDENTIAL_NOT_TAKEN", "`authorization` must be `Bearer` and a token");
  }
  for (const std::string& name : connection.certificate_names) {
    const auto found = certified_.find(name);
    if (found != certified_.end()) return found->second;
  }
  return policy::Caller{};
}

bool Authenticator::MustVerify(const Connection& connection) const {
  const auto authorization = tokens_ ? connection.metadata("authorization") : std::nullopt;
  return authorization && !tokens_->Remembers(BearerIn(*authorization));
}

absl::StatusOr<policy::Caller> Authenticator::IdentifyLocal(const Connection& connection) const {
  if (!policy::IsLocalPeer(connection.peer) || IsPassedOn(connection)) {
    return refusal::Unauthenticated(
        "NOT_LOCAL",
        "this server takes calls from its own machine only: call it over loopback or its Unix "
        "socket, for example through an SSH tunnel");
  }
  if (connection.metadata("authorization")) {
    return refusal::Unauthenticated(
        "CREDENTIAL_NOT_TAKEN",
        "this server checks no credentials: on its own machine, call it without `authorization`");
  }
  return policy::LocalOperator();
}

}  // namespace participation::identity
