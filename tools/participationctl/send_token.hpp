#pragma once

#include <grpcpp/support/client_interceptor.h>

#include <memory>
#include <string>

namespace participation::ctl {

// Puts the token in a file on each call, as the file has it at that moment: it may be renewed while a long import runs.
std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface> SendToken(std::string token_file);

}  // namespace participation::ctl
