#pragma once

#include <memory>

namespace grpc {
class ServerBuilderOption;
}

namespace participation::rpc_standard {

// `builder.SetOption(Reflection())` makes a server tell what it serves, as grpc.reflection.v1 and v1alpha: the
// services registered with that builder, the files they are declared in, and what those import. Older and newer tools
// each ask for one of the two only.
std::unique_ptr<grpc::ServerBuilderOption> Reflection();

}  // namespace participation::rpc_standard
