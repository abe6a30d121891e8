#include "libs/rpc/server_credentials.hpp"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>

namespace participation::rpc {
std::shared_ptr<grpc::ServerCredentials> CredentialsOf(const tls::Files& files) {
  if (files.empty()) return grpc::InsecureServerCredentials();
  grpc::experimental::TlsServerCredentialsOptions options{
      std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
          files.key, files.certificate, files.client_authorities, static_cast<unsigned>(files.look_every.count()))};
  options.watch_identity_key_cert_pairs();
  if (!files.client_authorities.empty()) {
    options.watch_root_certs();
    // Whoever has a token needs no certificate; whoever shows one shows a good one.
    options.set_cert_request_type(GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);
  }
  return grpc::experimental::TlsServerCredentials(options);
}

}  // namespace participation::rpc
