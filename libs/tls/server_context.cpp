#include "libs/tls/server_context.hpp"

#include <sys/stat.h>

#include <stdexcept>
#include <utility>

namespace participation::tls {
namespace {

constexpr char kCiphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20";  // for TLS 1.2; all of 1.3 are as good

[[noreturn]] void Refuse(const std::string& what, const std::string& file) {
  throw std::invalid_argument{what + " in " + file + " cannot be used: " + LastProblem()};
}

// In seconds from now; below zero: past.
int DaysUntil(const ASN1_TIME* time) {
  int days = 0;
  int seconds = 0;
  ASN1_TIME_diff(&days, &seconds, nullptr, time);
  return days != 0 ? days : (seconds < 0 ? -1 : 0);
}

void RequireValidNow(SSL_CTX& context, const std::string& file) {
  const X509* certificate = SSL_CTX_get0_certificate(&context);
  if (DaysUntil(X509_get0_notAfter(certificate)) < 0) {
    throw std::invalid_argument{"the certificate in " + file + " has expired: replace it"};
  }
  if (X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0) {
    throw std::invalid_argument{"the certificate in " + file + " is not valid yet: is the clock right?"};
  }
}

}  // namespace

Context NewServerContext(const Files& files) {
  Context context{SSL_CTX_new(TLS_server_method())};
  if (!context) throw std::bad_alloc{};
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(context.get(), kCiphers);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1) {
    Refuse("the certificate", files.certificate);
  }
  if (SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
    Refuse("the key", files.key);
  }
  RequireValidNow(*context, files.certificate);
  if (files.client_authorities.empty()) return context;
  if (SSL_CTX_load_verify_locations(context.get(), files.client_authorities.c_str(), nullptr) != 1) {
    Refuse("the authorities", files.client_authorities);
  }
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  return context;
}

void RequireUsable(const Files& files) { NewServerContext(files); }

ServerContext::ServerContext(Files files)
    : files_{std::move(files)},
      state_{StateOfFiles()},
      looked_{std::chrono::steady_clock::now()},
      context_{NewServerContext(files_)} {}

std::string ServerContext::StateOfFiles() const {
  std::string state;
  for (const std::string* file : {&files_.certificate, &files_.key, &files_.client_authorities}) {
    struct stat found {};
    if (file->empty() || stat(file->c_str(), &found) != 0) continue;
    state += std::to_string(found.st_ino) + "/" + std::to_string(found.st_mtim.tv_sec) + "." +
             std::to_string(found.st_mtim.tv_nsec) + " ";
  }
  return state;
}

SSL_CTX& ServerContext::Current() {
  const auto now = std::chrono::steady_clock::now();
  if (now - looked_ < files_.look_every) return *context_;
  looked_ = now;
  std::string state = StateOfFiles();
  if (state == state_) return *context_;
  try {
    context_ = NewServerContext(files_);
    state_ = std::move(state);
  } catch (const std::invalid_argument&) {
    // Half of the files may be new: they are looked at again.
  }
  return *context_;
}

}  // namespace participation::tls
