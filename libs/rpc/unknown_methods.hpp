#pragma once

#include <memory>

namespace grpc {
class CallbackGenericService;
}

namespace participation::rpc {

// Answers every call of a method that no service of the server has, with what to do. gRPC would say UNIMPLEMENTED and
// nothing else.
std::unique_ptr<grpc::CallbackGenericService> RefuseUnknownMethods();

}  // namespace participation::rpc
