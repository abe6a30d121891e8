#include "libs/rpc/unknown_methods.hpp"

#include <grpcpp/generic/async_generic_service.h>

#include "libs/refusal/refusal.hpp"
#include "libs/status/to_grpc.hpp"

namespace participation::rpc {
namespace {

class UnknownMethodReactor final : public grpc::ServerGenericBidiReactor {
 public:
  UnknownMethodReactor() {
    Finish(status::ToGrpc(refusal::Refuse(absl::StatusCode::kUnimplemented, "METHOD_UNKNOWN",
                                          "this process has no such method: reflection lists those that it has, "
                                          "and another process may host the service")));
  }
  void OnDone() override { delete this; }
};

class UnknownMethods final : public grpc::CallbackGenericService {
 public:
  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext*) override {
    return new UnknownMethodReactor;
  }
};

}  // namespace

std::unique_ptr<grpc::CallbackGenericService> RefuseUnknownMethods() { return std::make_unique<UnknownMethods>(); }

}  // namespace participation::rpc
