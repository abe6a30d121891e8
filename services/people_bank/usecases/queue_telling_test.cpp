#include "services/people_bank/usecases/queue_telling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/erase_person.hpp"

namespace participation::people_bank {
namespace {

using testing::ElementsAre;
using testing::IsOk;
using testing::SizeIs;

class TellingTest : public testing::Test {
 protected:
  void Tell(const std::string& telling_id, const std::string& person_id) {
    ASSERT_THAT(bank_.Do([&](auto& transaction) {
      return QueueTelling(transaction, {telling_id, "o-1", person_id, 0}, {"o-1", "New clinic", "It opened in May."},
                          bank_.clock.Now());
    }),
                IsOk());
  }
  v1::ContributorNotReachable::Reason LastReason() {
    v1::ContributorNotReachable event;
    event.ParseFromString(bank_.Outbox().back().data);
    return event.reason();
  }

  Bank bank_;
};

TEST_F(TellingTest, TheSameTellingTwiceIsOneMessage) {
  const auto person_id = bank_.RegisterWilling();
  Tell("t-1", person_id);
  Tell("t-1", person_id);
  EXPECT_EQ(bank_.Count("outgoing_messages"), 1);
}

TEST_F(TellingTest, NobodyKnownIsToldOfAtOnceAndOnce) {
  Tell("t-1", id::New());
  Tell("t-1", id::New());
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorNotReachable"));
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_UNKNOWN_PERSON);
  EXPECT_EQ(bank_.Count("outgoing_messages"), 0);
}

TEST_F(TellingTest, WhoLeftBeforeTheNewsCameIsNotReachable) {
  const auto person_id = bank_.RegisterWilling();
  bank_.identity.DestroyKey(person_id);
  Tell("t-1", person_id);
  SendMessages(bank_.Means());
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_ERASED) << "the key is gone, the rows are still there";
  (void)bank_.Do(
      [&](auto& transaction) { return ErasePerson(transaction, bank_.identity, person_id, false, bank_.clock.Now()); });
  Tell("t-2", person_id);
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_ERASED);
  EXPECT_THAT(bank_.mailer.sent, SizeIs(0));
}

}  // namespace
}  // namespace participation::people_bank
