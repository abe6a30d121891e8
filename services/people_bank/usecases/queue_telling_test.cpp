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
  v1::ContributorNotReachable::Reason LastReason() {
    return bank_.Emitted<v1::ContributorNotReachable>().back().first.reason();
  }

  Bank bank_;
};

TEST_F(TellingTest, TheSameTellingTwiceIsOneMessage) {
  const auto person_id = bank_.RegisterWilling();
  bank_.Tell("t-1", person_id);
  bank_.Tell("t-1", person_id);
  EXPECT_EQ(bank_.Count("outgoing_messages"), 1);
}

TEST_F(TellingTest, NobodyKnownIsToldOfAtOnceAndOnce) {
  bank_.Tell("t-1", id::New());
  bank_.Tell("t-1", id::New());
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorNotReachable"));
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_UNKNOWN_PERSON);
  EXPECT_EQ(bank_.Count("outgoing_messages"), 0);
}

TEST_F(TellingTest, WhoLeftBeforeTheNewsCameIsNotReachable) {
  const auto person_id = bank_.RegisterWilling();
  (void)bank_.Do(
      [&](auto& transaction) { return ErasePerson(transaction, bank_.identity, person_id, false, bank_.clock.Now()); });
  bank_.Tell("t-1", person_id);
  SendMessages(bank_.Means());
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_ERASED);
  EXPECT_THAT(bank_.mailer.sent, SizeIs(0));
}

}  // namespace
}  // namespace participation::people_bank
