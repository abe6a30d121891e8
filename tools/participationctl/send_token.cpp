#include "tools/participationctl/send_token.hpp"

#include <utility>

#include "tools/participationctl/credentials.hpp"

namespace participation::ctl {
namespace {

using grpc::experimental::ClientRpcInfo;
using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;

class TokenSender final : public grpc::experimental::Interceptor {
 public:
  explicit TokenSender(const std::string& file) : file_{file} {}

  void Intercept(InterceptorBatchMethods* batch) override {
    if (batch->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_INITIAL_METADATA)) {
      // Without one the server says what is missing.
      if (const auto token = ReadToken(file_); token.ok()) {
        batch->GetSendInitialMetadata()->emplace("authorization", "Bearer " + *token);
      }
    }
    batch->Proceed();
  }

 private:
  const std::string& file_;
};

class TokenSenders final : public grpc::experimental::ClientInterceptorFactoryInterface {
 public:
  explicit TokenSenders(std::string file) : file_{std::move(file)} {}
  grpc::experimental::Interceptor* CreateClientInterceptor(ClientRpcInfo*) override { return new TokenSender{file_}; }

 private:
  const std::string file_;
};

}  // namespace

std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface> SendToken(std::string token_file) {
  return std::make_unique<TokenSenders>(std::move(token_file));
}

}  // namespace participation::ctl
