#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "libs/http/client.hpp"

namespace participation::ctl {

// An identity server, as its clients see it: OAuth 2 with OpenID Connect Discovery. Throws std::runtime_error, which
// says what the server answered, if it does not do what is asked.
class IdentityServer {
 public:
  using Form = std::map<std::string, std::string>;

  // Asks the issuer what it offers. `authorities` vouch for it; empty: those of the system.
  IdentityServer(const std::string& issuer, const std::string& authorities);

  const std::string& issuer() const { return issuer_; }
  const std::string& token_endpoint() const { return token_endpoint_; }

  // Asks for the sign-in of somebody at another device (RFC 8628).
  nlohmann::json AskForDevice(const Form& form) const;

  // Asks for a token. What it says of an error is in `error`, which may be worth waiting for.
  nlohmann::json AskForToken(const Form& form) const;

 private:
  nlohmann::json Ask(const std::string& url, const Form& form) const;

  std::string issuer_;
  http::Limits limits_;
  std::string token_endpoint_;
  std::string device_endpoint_;
};

}  // namespace participation::ctl
