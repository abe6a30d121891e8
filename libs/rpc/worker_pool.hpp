#pragma once

#include <absl/functional/any_invocable.h>

#include <condition_variable>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "libs/lanes/lanes.hpp"

namespace participation::rpc {

// A few threads for what may block, so that gRPC's own threads never do.
class WorkerPool {
 public:
  using Job = absl::AnyInvocable<void()>;

  WorkerPool(std::size_t threads, std::size_t most_waiting);
  // Finishes what was taken.
  ~WorkerPool();

  // Takes a job, or leaves it untouched and returns false if too many wait. What is done next comes from each lane in
  // turn.
  bool TryPost(Job& job, std::string_view lane);

  std::size_t Waiting() const;

 private:
  void Run();

  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  lanes::Lanes<Job> waiting_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;  // Last: they use everything above.
};

}  // namespace participation::rpc
