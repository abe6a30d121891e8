#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "libs/tls/files.hpp"
#include "libs/tls/handles.hpp"

namespace participation::tls {

// How OpenSSL serves with these files: TLS 1.2 at least, with forward secrecy and authenticated ciphers. A client that
// shows a certificate shows one that the authorities vouch for. Throws std::invalid_argument as RequireUsable does.
Context NewServerContext(const Files& files);

// The same, read again when a file changed. What cannot be used leaves the last one in
// force. Not thread-safe.
class ServerContext {
 public:
  // Throws std::invalid_argument as RequireUsable does.
  explicit ServerContext(Files files);

  SSL_CTX& Current();

 private:
  std::string StateOfFiles() const;

  const Files files_;
  std::string state_;
  std::chrono::steady_clock::time_point looked_;
  Context context_;
};

}  // namespace participation::tls
