#include "libs/limits/limiter.hpp"

#include <gmock/gmock.h>

#include <random>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/servers.hpp"

namespace participation::limits {
namespace {

using options::v1::BUDGET_CHANGES;
using options::v1::BUDGET_IDENTITY;
using options::v1::BUDGET_INGESTION;
using testing::Eventually;

constexpr Rate kSlow{.per_second = 0.01, .at_once = 10};
constexpr Allowance kAllSlow{.reads = kSlow, .changes = kSlow, .identity = kSlow, .ingestion = kSlow};
constexpr Taker kAda{.subject = "ada", .address = ""};
constexpr Taker kBob{.subject = "bob", .address = ""};

Rules SlowRules() { return {.callers = kAllSlow, .anonymous = kAllSlow, .failed_sign_ins = kSlow}; }

int CountAllowed(Limiter& limiter, const Taker& taker, Budget budget, int tries = 50) {
  int allowed = 0;
  for (int i = 0; i < tries; ++i) allowed += limiter.Take(taker, budget, 1).ok() ? 1 : 0;
  return allowed;
}

TEST(Limiter, EachCallerHasOfEachBudgetTheirOwn) {
  clock::ManualClock clock;
  Limiter limiter{SlowRules(), clock, nullptr};
  EXPECT_EQ(CountAllowed(limiter, kAda, BUDGET_CHANGES), 10);
  EXPECT_EQ(CountAllowed(limiter, kAda, BUDGET_IDENTITY), 10);
  EXPECT_EQ(CountAllowed(limiter, kBob, BUDGET_CHANGES), 10);
  EXPECT_EQ(CountAllowed(limiter, {.subject = "", .address = "ipv4:192.0.2.1"}, BUDGET_CHANGES), 10);
  EXPECT_EQ(CountAllowed(limiter, {.subject = "", .address = "ipv4:192.0.2.2"}, BUDGET_CHANGES), 10);
  EXPECT_EQ(limiter.counts().refused, 200U);
}

TEST(Limiter, ARefusalSaysWhenToTryAgain) {
  clock::ManualClock clock;
  Limiter limiter{SlowRules(), clock, nullptr};
  CountAllowed(limiter, kAda, BUDGET_CHANGES);
  const auto refused = limiter.Take(kAda, BUDGET_CHANGES, 1);
  EXPECT_EQ(refusal::ReasonOf(refused), "RATE_LIMITED");
  const auto wait = refusal::RetryAfterOf(refused);
  ASSERT_TRUE(wait);
  clock.Advance(*wait);
  EXPECT_TRUE(limiter.Take(kAda, BUDGET_CHANGES, 1).ok());
}

TEST(Limiter, WhoHasARuleOfTheirOwnIsHeldToThat) {
  clock::ManualClock clock;
  Rules rules = SlowRules();
  rules.subjects["ada"] = kAllSlow;
  rules.subjects["ada"].changes.at_once = 3;
  Limiter limiter{rules, clock, nullptr};
  EXPECT_EQ(CountAllowed(limiter, kAda, BUDGET_CHANGES), 3);
  EXPECT_EQ(CountAllowed(limiter, kBob, BUDGET_CHANGES), 10);
}

TEST(Limiter, ManyWhoCallOnceDoNotFillItForEver) {
  clock::ManualClock clock;
  Limiter limiter{SlowRules(), clock, nullptr};
  for (int i = 0; i < 300'000; ++i) {
    const std::string subject = std::to_string(i);
    ASSERT_TRUE(limiter.Take({.subject = subject, .address = ""}, BUDGET_CHANGES, 1).ok());
  }
}

TEST(Limiter, WhoFailsToSignInTooOftenWaits) {
  clock::ManualClock clock;
  Limiter limiter{SlowRules(), clock, nullptr};
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(limiter.MaySignIn("ipv4:192.0.2.1").ok()) << i;
    limiter.CountFailedSignIn("ipv4:192.0.2.1");
  }
  EXPECT_EQ(refusal::ReasonOf(limiter.MaySignIn("ipv4:192.0.2.1")), "RATE_LIMITED");
  EXPECT_TRUE(limiter.MaySignIn("ipv4:192.0.2.2").ok());
  clock.Advance(std::chrono::minutes{2});
  EXPECT_TRUE(limiter.MaySignIn("ipv4:192.0.2.1").ok());
}

// Two processes that share a Redis server.
class SharedLimitsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto server = testing::ServerUrl("redis");
    if (!server) GTEST_SKIP() << testing::WhyMissing("redis");
    for (auto* limiter : {&one_, &other_}) *limiter = Share(server->substr(std::string_view{"redis://"}.size()));
    // A connection is made in the background.
    EXPECT_TRUE(Eventually([&] {
      return one_->Take(kBob, BUDGET_IDENTITY, 0.01).ok() && other_->Take(kBob, BUDGET_IDENTITY, 0.01).ok();
    }));
  }
  std::unique_ptr<Limiter> Share(const std::string& address) const {
    auto shared = std::make_unique<SharedBudgets>(cache::redis::ParseAddress(address), prefix_,
                                                  privacy::BlindIndex{key_, "limits"}, [](std::string_view) {});
    return std::make_unique<Limiter>(SlowRules(), clock::System(), std::move(shared));
  }

  const privacy::Key key_ = privacy::Key::Random();
  const std::string prefix_ = "limits-test:" + std::to_string(std::random_device{}()) + ":";
  std::unique_ptr<Limiter> one_;
  std::unique_ptr<Limiter> other_;
};

TEST_F(SharedLimitsTest, WhatOneLetThroughTheOtherDoesNot) {
  for (const Budget budget : {BUDGET_IDENTITY, BUDGET_CHANGES, BUDGET_INGESTION}) {
    int allowed = 0;
    for (int i = 0; i < 20; ++i) {
      allowed += one_->Take(kAda, budget, 1).ok() ? 1 : 0;
      allowed += other_->Take(kAda, budget, 1).ok() ? 1 : 0;
    }
    EXPECT_EQ(allowed, 10) << budget;
  }
}

TEST_F(SharedLimitsTest, WithoutTheServerIdentityIsClosedAndTheRestGoesByWhatIsKnownHere) {
  auto alone = Share("127.0.0.1:1");
  EXPECT_EQ(refusal::ReasonOf(alone->Take(kAda, BUDGET_IDENTITY, 1)), "LIMITS_UNKNOWN");
  EXPECT_EQ(CountAllowed(*alone, kAda, BUDGET_INGESTION), 10);
  EXPECT_EQ(CountAllowed(*alone, kAda, BUDGET_CHANGES), 10);
  EXPECT_EQ(alone->counts().unknown, 1U);
}

}  // namespace
}  // namespace participation::limits
