#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/support/status.h>

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace participation::resilience {

// A call that was answered neither OK nor as one to be refused.
struct Unanswered {
  grpc::Status status;
  std::chrono::steady_clock::time_point begun;
};

// What clients know of their submissions: answered OK, refused, or unknown, when the connection broke.
struct History {
  std::map<std::string, std::string> stored;  // submission → item
  std::set<std::string> refused;
  std::map<std::string, Unanswered> unknown;
};

// Submits feedback from several threads until it is stopped; every twentieth is one that must be refused, and
// every fourth that was stored gets a theme and then another, so that one item has several events.
class Submitter {
 public:
  Submitter(std::shared_ptr<grpc::Channel> channel, std::string prefix, History& history);
  // Stops submitting and waits.
  ~Submitter();

  int answered() const { return answered_; }
  int unknown() const { return unknown_; }
  // Whether a read is answered.
  bool Reads() const;

 private:
  void Run(int thread, const std::stop_token& stop);
  // Returns the item, "" if it was refused, or nothing if that is unknown.
  std::optional<std::string> SubmitOne(const std::string& submission, bool sound);
  void AssignThemes(const std::string& item) const;

  const std::shared_ptr<grpc::Channel> channel_;
  const std::string prefix_;
  History& history_;
  std::mutex mutex_;
  std::atomic<int> answered_{0};
  std::atomic<int> unknown_{0};
  std::vector<std::jthread> threads_;
};

}  // namespace participation::resilience
