#include "services/activity_tracking/domain/opportunity.hpp"

#include <gtest/gtest.h>

#include "libs/testing/status_matchers.hpp"

namespace participation::activity_tracking {
namespace {

using Answer = Invitee::Answer;
using testing::IsOk;
using testing::StatusIs;

const clock::Time kNow = clock::FromMicros(2'000'000);

Advert ClosingAt(clock::Time time) {
  Advert advert;
  advert.places = 8;
  advert.close_time = time;
  return advert;
}

TEST(OpportunityTest, ItIsPublishedOnlyIfItClosesLater) {
  EXPECT_THAT(Opportunity::Publish("o-1", ClosingAt(kNow), kNow), StatusIs(absl::StatusCode::kInvalidArgument));
  const auto opportunity = Opportunity::Publish("o-1", ClosingAt(kNow + std::chrono::microseconds{1}), kNow);
  ASSERT_THAT(opportunity, IsOk());
  EXPECT_EQ(opportunity->state(), Opportunity::State::kPublished);
  EXPECT_EQ(opportunity->record().version, 1);
}

TEST(OpportunityTest, ItClosesOnce) {
  auto opportunity = *Opportunity::Publish("o-1", ClosingAt(kNow + std::chrono::hours{1}), kNow);
  EXPECT_THAT(opportunity.Close(kNow), IsOk());
  EXPECT_EQ(opportunity.record().version, 2);
  EXPECT_THAT(opportunity.Close(kNow), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(opportunity.record().version, 2);
}

TEST(OpportunityTest, AnAnswerIsCountedInPlaceOfAnEarlierOne) {
  auto opportunity = *Opportunity::Publish("o-1", ClosingAt(kNow + std::chrono::hours{1}), kNow);
  opportunity.CountAnswer(Answer::kNone, Answer::kAccepted);
  opportunity.CountAnswer(Answer::kNone, Answer::kAccepted);
  opportunity.CountAnswer(Answer::kAccepted, Answer::kDeclined);
  EXPECT_EQ(opportunity.record().accepted, 1);
  EXPECT_EQ(opportunity.record().declined, 1);
}

}  // namespace
}  // namespace participation::activity_tracking
