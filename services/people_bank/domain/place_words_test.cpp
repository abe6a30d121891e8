#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/people_bank/domain/words.hpp"

namespace participation::people_bank {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr char kReference[] = "0190a0a0-0000-7000-8000-000000000001";

Place FocusGroup() {
  return {.registration_id = kReference,
          .person_id = {},
          .version = 1,
          .state = Place::State::kHeld,
          .title = "Maternity focus\ngroup",
          .occasion = {.start_time = clock::FromRfc3339("2026-11-22T10:00:00Z").value(),
                       .end_time = clock::FromRfc3339("2026-11-22T12:00:00Z").value(),
                       .place = "Town hall",
                       .online = true},
          .online_link = "https://example.org/meet",
          .cancel_reason = {},
          .outgoing_message_id = {}};
}

constexpr char kWhenAndWhere[] =
    "Sunday 22 November 2026, 10:00 to 12:00\nPlace: Town hall\nOnline: https://example.org/meet\n\n";

TEST(PlaceWordsTest, APlaceSaysWhatWhenWhereAndHowToGiveItBack) {
  const auto words = PlaceWords("Ada", FocusGroup(), Channel::kEmail);
  EXPECT_EQ(words.subject, "You have a place: Maternity focus group");
  EXPECT_THAT(words.body, AllOf(HasSubstr(std::string{"When: "} + kWhenAndWhere),
                                HasSubstr(std::string{"have the place: "} + kReference)));
  const auto text = PlaceWords("Ada", FocusGroup(), Channel::kSms);
  EXPECT_EQ(text.subject, "");
  EXPECT_THAT(text.body, HasSubstr("Maternity focus group, Sunday 22 November 2026, 10:00 to 12:00: a place"));
}

TEST(PlaceWordsTest, AMoveSaysWhenAndWhereItIsNowAndWhatBecomesOfThePlace) {
  auto place = FocusGroup();
  auto words = MoveWords("Ada", place, Channel::kLetter);
  EXPECT_EQ(words.subject, "It has been moved: Maternity focus group");
  EXPECT_THAT(words.body,
              AllOf(HasSubstr(std::string{"When: "} + kWhenAndWhere), HasSubstr("You still have your place"),
                    HasSubstr(std::string{"have the place: "} + kReference)));
  place.state = Place::State::kWaitedFor;
  words = MoveWords("Ada", place, Channel::kEmail);
  EXPECT_THAT(words.body, AllOf(HasSubstr("You still wait for a place"), Not(HasSubstr("You still have")),
                                HasSubstr(std::string{"and this reference: "} + kReference)));
}

TEST(PlaceWordsTest, AMoveByTextMessageSaysWhereToo) {
  auto place = FocusGroup();
  const auto text = MoveWords("Ada", place, Channel::kSms);
  EXPECT_EQ(text.subject, "");
  EXPECT_THAT(text.body, AllOf(HasSubstr("Maternity focus group has been moved. It is now Sunday 22 November 2026, "
                                         "10:00 to 12:00, Town hall, https://example.org/meet. You still have"),
                               HasSubstr(kReference)));
  place.state = Place::State::kWaitedFor;
  EXPECT_THAT(MoveWords("Ada", place, Channel::kSms).body, HasSubstr("You still wait for a place"));
}

TEST(PlaceWordsTest, WhatIsCalledOffSaysSoAndWhyIfThatIsKnown) {
  auto place = FocusGroup();
  auto words = CallOffWords("Ada", place, Channel::kEmail);
  EXPECT_EQ(words.subject, "Cancelled: Maternity focus group");
  EXPECT_THAT(words.body, AllOf(HasSubstr(std::string{"It was to be: "} + kWhenAndWhere),
                                HasSubstr("does not take place"), Not(HasSubstr("Why"))));
  place.cancel_reason = "The roof\nleaks for $1";
  words = CallOffWords("Ada", place, Channel::kEmail);
  EXPECT_THAT(words.body, HasSubstr("\nWhy it was cancelled: The roof leaks for $1\n"));
  const auto text = CallOffWords("Ada", place, Channel::kSms);
  EXPECT_EQ(text.subject, "");
  EXPECT_THAT(text.body, HasSubstr("Sunday 22 November 2026, 10:00 to 12:00, has been cancelled"));
}

}  // namespace
}  // namespace participation::people_bank
