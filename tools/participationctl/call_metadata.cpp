#include "tools/participationctl/call_metadata.hpp"

#include <utility>

#include "tools/participationctl/credentials.hpp"

namespace participation::ctl {
namespace {

using grpc::experimental::ClientRpcInfo;
using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;

class Sender final : public grpc::experimental::Interceptor {
 public:
  Sender(const std::string& token_file, const std::string& purpose) : token_file_{token_file}, purpose_{purpose} {}

  void Intercept(InterceptorBatchMethods* batch) override {
    if (batch->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_INITIAL_METADATA)) {
      auto& metadata = *batch->GetSendInitialMetadata();
      if (!purpose_.empty()) metadata.emplace("purpose", purpose_);
      // Without one the server says what is missing.
      if (const auto token = ReadToken(token_file_); !token_file_.empty() && token.ok()) {
        metadata.emplace("authorization", "Bearer " + *token);
      }
    }
    batch->Proceed();
  }

 private:
  const std::string& token_file_;
  const std::string& purpose_;
};

class Senders final : public grpc::experimental::ClientInterceptorFactoryInterface {
 public:
  explicit Senders(const Credentials& credentials)
      : token_file_{credentials.token_file}, purpose_{credentials.purpose} {}
  grpc::experimental::Interceptor* CreateClientInterceptor(ClientRpcInfo*) override {
    return new Sender{token_file_, purpose_};
  }

 private:
  const std::string token_file_;
  const std::string purpose_;
};

}  // namespace

std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface> SendMetadata(const Credentials& credentials) {
  return std::make_unique<Senders>(credentials);
}

}  // namespace participation::ctl
