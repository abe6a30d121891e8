#include "libs/runtime/host.hpp"

#include <grpcpp/impl/codegen/service_type.h>

namespace participation::runtime {

Host::Host(Means means) : means_{std::move(means)} {}

Host::~Host() = default;

void Host::Serve(std::unique_ptr<grpc::Service> service) { services_.push_back(std::move(service)); }

void Host::Repeat(std::string name, std::chrono::milliseconds interval, std::function<bool()> work) {
  repetitions_.push_back({std::move(name), interval, std::move(work)});
}

}  // namespace participation::runtime
