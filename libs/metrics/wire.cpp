#include "libs/metrics/wire.hpp"

#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <new>

namespace participation::metrics {
namespace {

int JudgePlain(ssize_t done) {
  if (done >= 0) return static_cast<int>(done);
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? Wire::kNotNow : Wire::kOver;
}

}  // namespace

Wire::Wire(Descriptor socket, SSL_CTX* context) : socket_(std::move(socket)) {
  if (context == nullptr) return;
  tls_.reset(SSL_new(context));
  if (!tls_ || SSL_set_fd(tls_.get(), socket_.number()) != 1) throw std::bad_alloc{};
  SSL_set_accept_state(tls_.get());
  SSL_set_mode(tls_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

int Wire::Read(std::span<char> buffer) {
  if (tls_) return Judge(SSL_read(tls_.get(), buffer.data(), static_cast<int>(buffer.size())));
  return JudgePlain(recv(socket_.number(), buffer.data(), buffer.size(), 0));
}

int Wire::Write(std::string_view text) {
  if (tls_) return Judge(SSL_write(tls_.get(), text.data(), static_cast<int>(text.size())));
  return JudgePlain(send(socket_.number(), text.data(), text.size(), MSG_NOSIGNAL));
}

int Wire::Judge(int done) {
  wanted_ = 0;
  if (done > 0) return done;
  const int why = SSL_get_error(tls_.get(), done);
  ERR_clear_error();
  if (why == SSL_ERROR_WANT_READ) wanted_ = POLLIN;
  if (why == SSL_ERROR_WANT_WRITE) wanted_ = POLLOUT;
  return wanted_ != 0 ? kNotNow : kOver;
}

short Wire::EventBefore(bool writing) const {
  if (wanted_ != 0) return wanted_;
  return writing ? POLLOUT : POLLIN;
}

void Wire::EndWriting() {
  if (tls_) SSL_shutdown(tls_.get());
  ERR_clear_error();
  shutdown(socket_.number(), SHUT_WR);
}

bool Wire::KnowsPeer() const {
  if (!tls_) return true;
  return SSL_get0_peer_certificate(tls_.get()) != nullptr && SSL_get_verify_result(tls_.get()) == X509_V_OK;
}

}  // namespace participation::metrics
