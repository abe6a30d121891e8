#include "libs/rpc_standard/reflection.hpp"

#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/impl/server_initializer.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "grpc/reflection/v1/reflection.grpc.pb.h"
#include "grpc/reflection/v1alpha/reflection.grpc.pb.h"
#include "libs/rpc_standard/catalogue.hpp"
#include "libs/rpc_standard/inquiry.hpp"

namespace participation::rpc_standard {
namespace {

namespace v1 = grpc::reflection::v1;
namespace v1alpha = grpc::reflection::v1alpha;

// One call: a question is read, answered, and then the next. Deletes itself when the call is done.
template <class Request, class Response>
class Conversation final : public grpc::ServerBidiReactor<Request, Response> {
 public:
  explicit Conversation(const Catalogue& catalogue) : inquiry_(catalogue) { this->StartRead(&request_); }

  void OnReadDone(bool ok) override {
    if (!ok) return this->Finish(grpc::Status::OK);
    response_ = inquiry_.Answer(request_);
    this->StartWrite(&response_);
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return this->Finish(grpc::Status::CANCELLED);
    this->StartRead(&request_);
  }

  void OnDone() override { delete this; }

 private:
  Inquiry<Request, Response> inquiry_;
  Request request_;
  Response response_;
};

// The service of one version.
template <class Protocol, class Request, class Response>
class Service final : public Protocol::CallbackService {
 public:
  // Before the first call.
  void Publish(Catalogue catalogue) { catalogue_.emplace(std::move(catalogue)); }

  grpc::ServerBidiReactor<Request, Response>* ServerReflectionInfo(grpc::CallbackServerContext*) override {
    return new Conversation<Request, Response>{*catalogue_};
  }

 private:
  std::optional<Catalogue> catalogue_;
};

using ServiceV1 = Service<v1::ServerReflection, v1::ServerReflectionRequest, v1::ServerReflectionResponse>;
using ServiceV1Alpha =
    Service<v1alpha::ServerReflection, v1alpha::ServerReflectionRequest, v1alpha::ServerReflectionResponse>;

// A builder tells plugins alone which services it was given. All is done before the server starts: `Finish` comes
// after, when calls may have come already.
class Plugin final : public grpc::ServerBuilderPlugin {
 public:
  std::string name() override { return "participation.reflection"; }

  void InitServer(grpc::ServerInitializer* server) override {
    server->RegisterService(v1_);
    server->RegisterService(v1alpha_);
    const Catalogue catalogue{*server->GetServiceList()};
    v1_->Publish(catalogue);
    v1alpha_->Publish(catalogue);
  }

  void Finish(grpc::ServerInitializer*) override {}
  void ChangeArguments(const std::string&, void*) override {}

 private:
  std::shared_ptr<ServiceV1> v1_ = std::make_shared<ServiceV1>();
  std::shared_ptr<ServiceV1Alpha> v1alpha_ = std::make_shared<ServiceV1Alpha>();
};

class Option final : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    plugins->push_back(std::make_unique<Plugin>());
  }
};

}  // namespace

std::unique_ptr<grpc::ServerBuilderOption> Reflection() { return std::make_unique<Option>(); }

}  // namespace participation::rpc_standard
