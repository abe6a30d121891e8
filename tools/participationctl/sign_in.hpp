#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace participation::ctl {

// With what to sign in at an identity server.
struct SignIn {
  std::string issuer;
  std::string authorities;  // who vouches for it: a file; empty: those of the system
  std::string client_id;
  std::string secret_file;    // of a system that shares a secret with the issuer
  std::string key_file;       // of a system that proves itself with a key (private_key_jwt)
  std::string key_id;         // by which the issuer knows it
  std::string key_algorithm;  // RS512, as the NHS has it, …
  std::string scope;
  std::string audience;
};

struct SignedIn {
  std::string token;
  std::chrono::seconds valid{};  // from now; none: the issuer did not say
};

// Gets an access token: for a system by client credentials, otherwise for whoever follows what `tell` tells them (the
// device flow, RFC 8628), for which it waits. Throws std::runtime_error that says why there is none, and
// std::invalid_argument for files that cannot be used.
SignedIn GetToken(const SignIn& with, const std::function<void(const std::string& what)>& tell);

}  // namespace participation::ctl
