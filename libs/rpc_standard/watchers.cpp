#include "libs/rpc_standard/watchers.hpp"

#include <chrono>
#include <utility>

#include "libs/refusal/refusal.hpp"
#include "libs/status/to_grpc.hpp"

namespace participation::rpc_standard {

// One call. Its state is guarded by the mutex of all watchers; writes are only started, never waited for, under it.
class Watchers::Watcher final : public grpc::ServerWriteReactor<Response> {
 public:
  Watcher(Watchers& all, std::string service) : all_(all), service_(std::move(service)) {}

  const std::string& service() const { return service_; }

  void Tell(Response::ServingStatus status) {
    wanted_ = status;
    Advance();
  }

  // Ends the call as soon as what it was told last is written.
  void End(grpc::Status outcome) {
    if (is_ending_) return;
    is_ending_ = true;
    outcome_ = std::move(outcome);
    Advance();
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock{all_.mutex_};
    is_writing_ = false;
    if (!ok) Abandon();
    Advance();
  }

  void OnCancel() override {
    const std::lock_guard lock{all_.mutex_};
    Abandon();
    Advance();
  }

  void OnDone() override {
    {
      const std::lock_guard lock{all_.mutex_};
      all_.watchers_.erase(this);
    }
    delete this;
  }

 private:
  void Abandon() {
    told_ = wanted_;
    if (!is_ending_) outcome_ = grpc::Status::CANCELLED;
    is_ending_ = true;
  }

  void Advance() {
    if (is_writing_ || is_finished_) return;
    if (told_ != wanted_) {
      told_ = wanted_;
      is_writing_ = true;
      response_.set_status(wanted_);
      StartWrite(&response_);
    } else if (is_ending_) {
      is_finished_ = true;
      Finish(outcome_);
    }
  }

  Watchers& all_;
  const std::string service_;
  Response response_;
  Response::ServingStatus wanted_ = Response::UNKNOWN;
  Response::ServingStatus told_ = Response::UNKNOWN;
  grpc::Status outcome_;
  bool is_writing_ = false;
  bool is_ending_ = false;
  bool is_finished_ = false;
};

namespace {

grpc::Status Draining() {
  return status::ToGrpc(refusal::Unavailable("SHUTTING_DOWN", "this server is stopping; watch another or try again"));
}

grpc::Status TooManyWatchers() {
  constexpr std::chrono::seconds kUntilRetry{10};
  return status::ToGrpc(refusal::WithRetryAfter(
      refusal::ResourceExhausted("TOO_MANY_WATCHERS", "too many calls watch already; use Check, or watch later"),
      kUntilRetry));
}

}  // namespace

Watchers::Response::ServingStatus Watchers::StatusLocked(const std::string& service) const {
  const auto found = statuses_.find(service);
  return found == statuses_.end() ? Response::SERVICE_UNKNOWN : found->second;
}

Watchers::Response::ServingStatus Watchers::StatusOf(const std::string& service) const {
  const std::lock_guard lock{mutex_};
  return StatusLocked(service);
}

void Watchers::Set(const std::string& service, Response::ServingStatus status) {
  const std::lock_guard lock{mutex_};
  if (draining_) return;
  statuses_[service] = status;
  for (auto* watcher : watchers_) {
    if (watcher->service() == service) watcher->Tell(status);
  }
}

void Watchers::Drain() {
  const std::lock_guard lock{mutex_};
  draining_ = true;
  for (auto& [service, status] : statuses_) status = Response::NOT_SERVING;
  for (auto* watcher : watchers_) {
    watcher->Tell(StatusLocked(watcher->service()));
    watcher->End(Draining());
  }
}

grpc::ServerWriteReactor<Watchers::Response>* Watchers::Add(const std::string& service) {
  const std::lock_guard lock{mutex_};
  auto* watcher = new Watcher{*this, service};  // Deletes itself when its call is done.
  if (watchers_.size() >= kMostWatchers) {
    watcher->End(TooManyWatchers());
    return watcher;
  }
  watchers_.insert(watcher);
  watcher->Tell(StatusLocked(service));
  if (draining_) watcher->End(Draining());
  return watcher;
}

}  // namespace participation::rpc_standard
