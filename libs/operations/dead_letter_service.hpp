#pragma once

#include <functional>
#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/events/reactor.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/operations/hosted_module.hpp"
#include "participation/operations/v1/dead_letter_service.grpc.pb.h"

namespace participation::operations {

// The dead letters of all modules of a process.
class DeadLetterService final : public v1::DeadLetterService::CallbackService {
 public:
  // There must be at least one module; they must outlive the service.
  DeadLetterService(std::vector<HostedModule> modules, metrics::Registry& metrics, const clock::Clock& clock);

  grpc::ServerUnaryReactor* ListDeadLetters(grpc::CallbackServerContext* context,
                                            const v1::ListDeadLettersRequest* request,
                                            v1::ListDeadLettersResponse* response) override;
  grpc::ServerUnaryReactor* GetDeadLetter(grpc::CallbackServerContext* context, const v1::GetDeadLetterRequest* request,
                                          v1::GetDeadLetterResponse* response) override;
  grpc::ServerUnaryReactor* ReplayDeadLetter(grpc::CallbackServerContext* context,
                                             const v1::ReplayDeadLetterRequest* request,
                                             v1::ReplayDeadLetterResponse* response) override;
  grpc::ServerUnaryReactor* DropDeadLetter(grpc::CallbackServerContext* context,
                                           const v1::DropDeadLetterRequest* request,
                                           v1::DropDeadLetterResponse* response) override;

 private:
  struct Hosted {
    HostedModule module;
    metrics::Counter& replayed;
    metrics::Counter& dropped;
    events::Observer observe;  // called when a change is durable, which the module's writer tells one at a time
  };

  // Counts and logs what was done in a module, once it is durable.
  using Afterword = std::function<void(const Hosted&)>;

  template <class Request, class Response, class Work>
  grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, const Request* request, Response* response,
                                   Work work, const Afterword& afterword = {});
  const Hosted* Find(const std::string& module) const;
  absl::Status RefuseUnknown() const;

  std::vector<Hosted> hosted_;
  const clock::Clock& clock_;
};

}  // namespace participation::operations
