#include "libs/database/lease.hpp"

#include <gmock/gmock.h>

#include "libs/database/testing/conformance.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::database {
namespace {

using testing::Eventually;

constexpr std::chrono::milliseconds kShort{300};

// Two processes that want the same lease, each with a database object of its own.
class LeaseTest : public DatabaseConformance {
 protected:
  void SetUp() override {
    DatabaseConformance::SetUp();
    if (IsSkipped()) return;
    one_ = OpenHere();
    other_ = OpenHere();
    Lease::Migrate(*one_);
  }

  std::unique_ptr<Lease> Want(Database& database, const std::string& owner) {
    auto lease = std::make_unique<Lease>(database, "relay", owner, kShort);
    lease->Start([this] { ++gained_; });
    return lease;
  }
  // As if the holder were cut off: what it holds stays until it expires.
  void LetExpire(std::chrono::milliseconds left) {
    one_->Write([&](Transaction& transaction) {
      transaction.Execute("UPDATE leases SET owner = 'gone', expire_time = $1",
                          {transaction.NowMicros() + std::chrono::microseconds{left}.count()});
      return true;
    });
  }

  std::unique_ptr<Database> one_;
  std::unique_ptr<Database> other_;
  std::atomic<int> gained_{0};
};

INSTANTIATE_TEST_SUITE_P(On, LeaseTest, BothBackends(), BackendName);

TEST_P(LeaseTest, OneOfTwoHoldsItAndKeepsIt) {
  const auto first = Want(*one_, "one");
  ASSERT_TRUE(Eventually([&] { return first->Held(); }));
  const auto second = Want(*other_, "other");
  const auto until = std::chrono::steady_clock::now() + 5 * kShort;
  EXPECT_TRUE(Eventually([&] {
    EXPECT_TRUE(first->Held());
    EXPECT_FALSE(second->Held());
    return std::chrono::steady_clock::now() > until;
  }));
  EXPECT_EQ(gained_, 1);
}

TEST_P(LeaseTest, GivenUpItGoesToAnotherWithAHigherEpoch) {
  auto first = Want(*one_, "one");
  ASSERT_TRUE(Eventually([&] { return first->Held(); }));
  const auto epoch = first->epoch();
  const auto second = Want(*other_, "other");
  first.reset();
  EXPECT_TRUE(Eventually([&] { return second->Held(); }));
  EXPECT_GT(second->epoch(), epoch);
}

TEST_P(LeaseTest, WhoIsCutOffLosesItToAnotherOnceItHasExpired) {
  one_->Write([](Transaction& transaction) {
    transaction.Execute("INSERT INTO leases (name, owner, epoch, expire_time) VALUES ('relay', 'gone', 7, $1)",
                        {transaction.NowMicros() + std::chrono::microseconds{kShort}.count()});
    return true;
  });
  const auto begun = std::chrono::steady_clock::now();
  const auto second = Want(*other_, "other");
  EXPECT_TRUE(Eventually([&] { return second->Held(); }));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, kShort / 2) << "it was taken from somebody who held it";
  EXPECT_EQ(second->epoch(), 8);
}

TEST_P(LeaseTest, WhoFindsAnotherHoldingItHoldsItNoLonger) {
  const auto first = Want(*one_, "one");
  ASSERT_TRUE(Eventually([&] { return first->Held(); }));
  LetExpire(10 * kShort);
  EXPECT_TRUE(Eventually([&] { return !first->Held(); }));
}

}  // namespace
}  // namespace participation::database
