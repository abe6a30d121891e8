#include "libs/rpc/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>

namespace participation::rpc {
namespace {

TEST(WorkerPoolTest, WhatWasTakenIsFinishedBeforeThePoolGoes) {
  std::atomic<int> done{0};
  {
    WorkerPool pool{3, 1000};
    for (int i = 0; i < 500; ++i) {
      WorkerPool::Job job = [&] { ++done; };
      ASSERT_TRUE(pool.TryPost(job, ""));
    }
  }
  EXPECT_EQ(done, 500);
}

TEST(WorkerPoolTest, AJobThatIsNotTakenIsLeftAsItWas) {
  WorkerPool pool{1, 0};
  bool done = false;
  WorkerPool::Job job = [&] { done = true; };
  EXPECT_FALSE(pool.TryPost(job, ""));
  job();
  EXPECT_TRUE(done);
}

}  // namespace
}  // namespace participation::rpc
