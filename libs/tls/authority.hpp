#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "libs/tls/handles.hpp"

namespace participation::tls {

// A certificate and its key, in PEM.
struct Issued {
  std::string certificate;
  std::string key;
};

// Somebody who vouches for servers and clients by certificates: for trials and tests, not for the world. Keys are on
// the curve P-256. Throws std::runtime_error if OpenSSL cannot.
class Authority {
 public:
  // A new one, by this name.
  Authority(const std::string& name, std::chrono::days valid);

  // Its certificate in PEM, for those who are to believe it.
  std::string Pem() const;

  // A certificate for a server or a client with these names: DNS names ("gateway.example"), IP addresses or URIs.
  Issued Issue(const std::vector<std::string>& names, std::chrono::days valid) const;

 private:
  PrivateKey key_;
  Certificate certificate_;
};

}  // namespace participation::tls
