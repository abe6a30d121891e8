#include "libs/rpc/sound_services.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/impl/server_initializer.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "libs/validation/personal_fields.hpp"

namespace participation::rpc {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::MethodDescriptor;
using google::protobuf::MethodOptions;

bool KeepsItsAnswer(const MethodDescriptor& method) {
  return method.options().idempotency_level() != MethodOptions::NO_SIDE_EFFECTS &&
         method.input_type()->FindFieldByName("request_id") != nullptr;
}

void RequireSound(const MethodDescriptor& method) {
  if (!KeepsItsAnswer(method) || !validation::ReachesPersonalField(*method.output_type())) return;
  throw std::logic_error{method.full_name() +
                         " would have personal fields kept with its answer: leave them out of the answer"};
}

// A builder tells plugins alone which services it was given; this is before the server starts.
class SoundServicesPlugin final : public grpc::ServerBuilderPlugin {
 public:
  std::string name() override { return "participation.sound_services"; }

  void InitServer(grpc::ServerInitializer* server) override {
    for (const std::string& name : *server->GetServiceList()) {
      const auto* service = DescriptorPool::generated_pool()->FindServiceByName(name);
      for (int i = 0; service != nullptr && i < service->method_count(); ++i) RequireSound(*service->method(i));
    }
  }

  void Finish(grpc::ServerInitializer*) override {}
  void ChangeArguments(const std::string&, void*) override {}
};

class SoundServicesOption final : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    plugins->push_back(std::make_unique<SoundServicesPlugin>());
  }
};

}  // namespace

std::unique_ptr<grpc::ServerBuilderOption> RequireSoundServices() { return std::make_unique<SoundServicesOption>(); }

}  // namespace participation::rpc
