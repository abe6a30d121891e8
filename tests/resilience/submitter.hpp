#pragma once

#include <grpcpp/channel.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/resilience/history.hpp"

namespace participation::resilience {

// Submits feedback from several threads until it is stopped; every twentieth is one that must be refused, and
// every fourth that was stored gets a theme and then another, so that one item has several events.
class Submitter {
 public:
  static constexpr int kThreads = 8;

  Submitter(std::shared_ptr<grpc::Channel> channel, std::string prefix, History& history, int threads = kThreads);
  // Stops submitting and waits.
  ~Submitter();

  int answered() const { return answered_; }
  int unknown() const { return unknown_; }
  // Whether a read is answered.
  bool Reads() const;
  // The same of what is on record, which takes a write.
  bool ReadsWhatPeopleSaid() const;

 private:
  void Run(int thread, const std::stop_token& stop);
  // Returns the item, "" if it was refused, or nothing if that is unknown.
  std::optional<std::string> SubmitOne(const std::string& submission, bool sound);
  void AssignThemes(const std::string& item);

  const std::shared_ptr<grpc::Channel> channel_;
  const std::string prefix_;
  History& history_;
  std::atomic<int> answered_{0};
  std::atomic<int> unknown_{0};
  std::vector<std::jthread> threads_;
};

}  // namespace participation::resilience
