#pragma once

#include <memory>

#include "libs/tls/files.hpp"

namespace grpc {
class ServerCredentials;
}

namespace participation::rpc {

// How a server speaks: TLS with the files, which are read again when they change, for
// connections that are made from then on; plainly if there are none.
std::shared_ptr<grpc::ServerCredentials> CredentialsOf(const tls::Files& files);

}  // namespace participation::rpc
