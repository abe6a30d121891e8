#pragma once

#include <grpcpp/support/client_interceptor.h>

#include <memory>

#include "tools/participationctl/credentials.hpp"

namespace participation::ctl {

// Puts on each call what it is for, if that is said, and the token in a file, if there is one, as the file has it at
// that moment: it may be renewed while a long import runs.
std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface> SendMetadata(const Credentials& credentials);

}  // namespace participation::ctl
