#include "libs/policy/authenticator.hpp"

#include "libs/policy/local_peer.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::policy {
namespace {

bool IsPassedOn(MetadataLookup metadata) {
  return metadata("x-forwarded-for") || metadata("forwarded") || metadata("x-real-ip");
}

}  // namespace

absl::StatusOr<Caller> Authenticator::Identify(std::string_view peer, MetadataLookup metadata) const {
  if (!IsLocalPeer(peer) || IsPassedOn(metadata)) {
    return refusal::Unauthenticated(
        "NOT_LOCAL",
        "this server takes calls from its own machine only: call it over loopback or its Unix "
        "socket, for example through an SSH tunnel");
  }
  if (metadata("authorization")) {
    return refusal::Unauthenticated(
        "CREDENTIAL_NOT_TAKEN",
        "this server checks no credentials: on its own machine, call it without `authorization`");
  }
  return LocalOperator();
}

}  // namespace participation::policy
