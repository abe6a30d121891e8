#include "libs/rpc_standard/health.hpp"

#include "grpc/health/v1/health.grpc.pb.h"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc_standard/watchers.hpp"
#include "libs/status/to_grpc.hpp"

namespace participation::rpc_standard {
namespace {

constexpr std::size_t kLongestName = 200;

grpc::Status UnknownService() {
  return status::ToGrpc(
      refusal::NotFound("UNKNOWN_SERVICE", "no such service here; ask with an empty name for the whole process"));
}

}  // namespace

class Health::Service final : public grpc::health::v1::Health::CallbackService {
 public:
  Watchers& watchers() { return watchers_; }

  grpc::ServerUnaryReactor* Check(grpc::CallbackServerContext* context,
                                  const grpc::health::v1::HealthCheckRequest* request,
                                  grpc::health::v1::HealthCheckResponse* response) override {
    const auto serving = watchers_.StatusOf(request->service());
    response->set_status(serving);
    auto* reactor = context->DefaultReactor();
    const bool known = serving != grpc::health::v1::HealthCheckResponse::SERVICE_UNKNOWN;
    reactor->Finish(known ? grpc::Status::OK : UnknownService());
    return reactor;
  }

  grpc::ServerWriteReactor<grpc::health::v1::HealthCheckResponse>* Watch(
      grpc::CallbackServerContext*, const grpc::health::v1::HealthCheckRequest* request) override {
    return watchers_.Add(request->service().substr(0, kLongestName));
  }

 private:
  Watchers watchers_;
};

Health::Health() : service_(std::make_unique<Service>()) { Set("", true); }

Health::~Health() = default;

void Health::Set(const std::string& service, bool serving) {
  service_->watchers().Set(service, serving ? grpc::health::v1::HealthCheckResponse::SERVING
                                            : grpc::health::v1::HealthCheckResponse::NOT_SERVING);
}

bool Health::Serving() const {
  return service_->watchers().StatusOf("") == grpc::health::v1::HealthCheckResponse::SERVING;
}

void Health::Drain() { service_->watchers().Drain(); }

grpc::Service& Health::service() { return *service_; }

}  // namespace participation::rpc_standard
