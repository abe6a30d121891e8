#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "libs/jose/algorithm.hpp"

struct evp_pkey_st;

namespace participation::jose {

// What tokens are signed with: of issuers for trials and tests, and of clients that prove who they are.
class SigningKey {
 public:
  // `algorithm` is one with a public key. Throws std::runtime_error if OpenSSL cannot.
  static SigningKey Generate(Algorithm algorithm, std::string id);

  // Throws std::invalid_argument if it is no private key in PEM that is for the algorithm.
  static SigningKey FromPem(std::string_view pem, Algorithm algorithm, std::string id);

  std::string ToPem() const;
  // Its public half as a JSON Web Key.
  std::string PublicJwk() const;
  // A token in JWS compact serialization. `type` is its `typ`.
  std::string Sign(std::string_view type, std::string_view payload) const;

 private:
  SigningKey(std::shared_ptr<evp_pkey_st> key, Algorithm algorithm, std::string id);

  std::shared_ptr<evp_pkey_st> key_;
  Algorithm algorithm_;
  std::string id_;
};

}  // namespace participation::jose
