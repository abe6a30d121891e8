#pragma once

#include <chrono>
#include <string>

namespace participation::tls {

// What a server shows of itself, and whom it believes about clients: files in PEM, read again when they change.
struct Files {
  std::string certificate;  // followed by those of the authorities between it and the root
  std::string key;
  std::string client_authorities;  // empty: clients are asked for no certificate
  std::chrono::seconds look_every{10};

  bool empty() const { return certificate.empty(); }
};

// Throws std::invalid_argument that names the file if one cannot be read or used, if the key is not the certificate's,
// or if the certificate is not valid at present.
void RequireUsable(const Files& files);

}  // namespace participation::tls
