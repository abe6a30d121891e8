#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <span>
#include <string_view>

#include "libs/metrics/descriptor.hpp"

namespace participation::metrics {

// One connection on a non-blocking socket, plain or with TLS.
class Wire {
 public:
  // The server's side of it; plain without a context.
  Wire(Descriptor socket, SSL_CTX* context);

  static constexpr int kOver = 0;  // the other side ended it, or it broke
  static constexpr int kNotNow = -1;

  int socket() const { return socket_.number(); }

  // How many bytes, kOver or kNotNow.
  int Read(std::span<char> buffer);
  int Write(std::string_view text);

  // Whether more can be read without waiting for the socket.
  bool HasMore() const { return tls_ && SSL_pending(tls_.get()) > 0; }
  // For which event of the socket to wait before it is read from, or written to, again.
  short EventBefore(bool writing) const;

  // Nothing more will be written.
  void EndWriting();

  // Whether the other side showed a certificate that an authority vouches for; on a plain wire nobody asks.
  bool KnowsPeer() const;

 private:
  struct FreeTls {
    void operator()(SSL* tls) const { SSL_free(tls); }
  };

  int Judge(int done);

  Descriptor socket_;
  std::unique_ptr<SSL, FreeTls> tls_;
  short wanted_ = 0;  // by TLS, whatever the direction; 0: as the direction says
};

}  // namespace participation::metrics
