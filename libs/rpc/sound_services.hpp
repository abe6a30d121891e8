#pragma once

#include <memory>

namespace grpc {
class ServerBuilderOption;
}

namespace participation::rpc {

// With `builder.SetOption(RequireSoundServices())`, building a server throws std::logic_error if the proto of a service
// given to it is wrong: if an RPC that makes a change would have personal fields kept with its answer, for requests
// sent again. So such a service is never served.
std::unique_ptr<grpc::ServerBuilderOption> RequireSoundServices();

}  // namespace participation::rpc
