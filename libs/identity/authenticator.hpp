#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/identity/issuer.hpp"
#include "libs/identity/tokens.hpp"
#include "libs/policy/caller.hpp"

namespace participation::identity {

// What is known of a call before anybody looked at what it wants.
struct Connection {
  std::string_view peer;  // as gRPC names it: "ipv4:127.0.0.1:50051"
  // The names in the client's certificate, if it showed one and an authority vouches for it.
  std::span<const std::string> certificate_names;
  // The value of a metadata key in lower case, if the call carries it.
  absl::FunctionRef<std::optional<std::string_view>(std::string_view)> metadata;
};

// Tells who calls. The one place where credentials are judged.
class Authenticator {
 public:
  // Nobody but this machine: who calls over loopback, a Unix socket or from within this process is the local operator.
  // Everybody else is UNAUTHENTICATED; so is a call from here that a proxy passed on, or that carries a credential,
  // since nobody would have checked it.
  Authenticator() = default;

  // Whoever is configured. A call with a token is that of whom it names, a call with a certificate that of its name; a
  // call with neither is anybody's, wherever it comes from: the caller has no subject and no role.
  Authenticator(Callers callers, const organisations::Directory& directory, const clock::Clock& clock);

  absl::StatusOr<policy::Caller> Identify(const Connection& connection) const;

  // Whether the call carries a token that has yet to be verified, which costs.
  bool MustVerify(const Connection& connection) const;

  // Null if nobody but this machine is let in.
  const Tokens* tokens() const { return tokens_.get(); }

 private:
  absl::StatusOr<policy::Caller> IdentifyLocal(const Connection& connection) const;

  std::unique_ptr<Tokens> tokens_;
  std::map<std::string, policy::Caller> certified_;
};

}  // namespace participation::identity
