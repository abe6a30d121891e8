#include "libs/rpc/worker_pool.hpp"

namespace participation::rpc {

WorkerPool::WorkerPool(std::size_t threads, std::size_t most_waiting) : waiting_{most_waiting} {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  arrived_.notify_all();
}

bool WorkerPool::TryPost(Job& job, std::string_view lane) {
  {
    const std::lock_guard lock{mutex_};
    if (!waiting_.Push(lane, job)) return false;
  }
  arrived_.notify_one();
  return true;
}

std::size_t WorkerPool::Waiting() const {
  const std::lock_guard lock{mutex_};
  return waiting_.size();
}

void WorkerPool::Run() {
  std::unique_lock lock{mutex_};
  while (true) {
    arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    Job job = waiting_.Pop();
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
  }
}

}  // namespace participation::rpc
