#include "services/people_bank/domain/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/people_bank/domain/outgoing_message.hpp"

namespace participation::people_bank {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Opportunity FocusGroup() {
  Opportunity opportunity;
  opportunity.title = "Maternity focus\ngroup";
  opportunity.summary = "Tell us how it was.\x07";
  opportunity.place = "Town hall";
  opportunity.places = 1;
  opportunity.close_time = clock::FromRfc3339("2026-11-22T10:00:00Z").value();
  return opportunity;
}

TEST(WordsTest, AnInvitationSaysWhatWhereUntilWhenAndWhy) {
  const std::vector<std::string> reasons{"area:E1", "involvement:focus-group", "topic:mental-health"};
  const auto words = InvitationWords("Ada", FocusGroup(), reasons, "i-1", Channel::kEmail);
  EXPECT_EQ(words.subject, "Would you like to take part? Maternity focus group");
  EXPECT_THAT(words.body, HasSubstr("Dear Ada,"));
  EXPECT_THAT(words.body, HasSubstr("Place: Town hall"));
  EXPECT_THAT(words.body, HasSubstr("until Sunday 22 November 2026, "));
  EXPECT_THAT(words.body, HasSubstr("There is 1 place."));
  EXPECT_THAT(words.body, HasSubstr("interested in: E1, focus group, mental health."));
  EXPECT_THAT(words.body, HasSubstr("reference: i-1"));
  EXPECT_THAT(words.body, Not(HasSubstr("\x07")));
}

TEST(WordsTest, WhoItIsFromStandsBeforeATextMessageAndBelowAnythingElse) {
  EXPECT_EQ(Signed({"", "Come"}, "Example\nHospital", Channel::kSms).body, "Example Hospital: Come");
  EXPECT_EQ(Signed({"s", "Come.\n"}, "Example Hospital", Channel::kLetter).body, "Come.\n\nExample Hospital\n");
  EXPECT_EQ(Signed({"", "Come"}, "", Channel::kSms).body, "Come");
}

Opportunity InSummer() {
  auto opportunity = FocusGroup();
  opportunity.close_time = clock::FromRfc3339("2026-07-01T23:30:00Z").value();
  opportunity.occasion =
      Occasion{clock::FromRfc3339("2026-07-04T09:00:00Z").value(), clock::FromRfc3339("2026-07-04T11:30:00Z").value(),
               "The library,\nfirst floor", false};
  return opportunity;
}

std::string MailAbout(const Opportunity& opportunity) {
  return InvitationWords("Ada", opportunity, {}, "i-1", Channel::kEmail).body;
}

TEST(WordsTest, AnInvitationToAnEventSaysWhenAndWhereByTheClocksOfTheCountry) {
  EXPECT_THAT(MailAbout(InSummer()),
              HasSubstr("Tell us how it was. \n\nWhen: Saturday 4 July 2026, 10:00 to 12:30\n"
                        "Place: The library, first floor\n\nYou can say yes or no until Thursday 2 July 2026, 00:30."));
  EXPECT_THAT(InvitationWords("Ada", InSummer(), {}, "i-1", Channel::kSms).body,
              HasSubstr("take part, Saturday 4 July 2026, 10:00 to 12:30, The library, first floor. Answer"));
}

TEST(WordsTest, OnlyWherePlacesAreKeptSomebodyIsPromisedToWaitForOne) {
  EXPECT_THAT(MailAbout(InSummer()),
              HasSubstr("There is 1 place. If all are taken when you say yes, you wait for one"));
  EXPECT_THAT(MailAbout(FocusGroup()), HasSubstr("There is 1 place.\n\nWe ask you"));
  for (const auto& mail : {MailAbout(InSummer()), MailAbout(FocusGroup())}) {
    EXPECT_THAT(mail, Not(HasSubstr("If more people say yes")));
  }
}

TEST(WordsTest, AnEventOnLineOrOverNightSaysSo) {
  auto opportunity = InSummer();
  opportunity.occasion->online = true;
  opportunity.occasion->end_time += std::chrono::hours{24};
  EXPECT_THAT(MailAbout(opportunity), HasSubstr("When: Saturday 4 July 2026, 10:00 to Sunday 5 July 2026, 12:30\n"));
  EXPECT_THAT(MailAbout(opportunity), HasSubstr("Place: The library, first floor, or on line\n"));
  opportunity.occasion->place.clear();
  EXPECT_THAT(MailAbout(opportunity), HasSubstr("Place: on line\n"));
}

TEST(WordsTest, WhereNobodySaidWhenOrWhereNothingIsSaidOfIt) {
  auto opportunity = FocusGroup();
  opportunity.place.clear();
  EXPECT_THAT(MailAbout(opportunity), HasSubstr("Tell us how it was. \n\nYou can say yes or no"));
}

TEST(WordsTest, AnInvitationThatNeverClosesSaysSo) {
  auto opportunity = FocusGroup();
  opportunity.close_time = kNeverCloses;
  EXPECT_THAT(InvitationWords("Ada", opportunity, {}, "i-1", Channel::kLetter).body,
              HasSubstr("for as long as people are wanted"));
}

TEST(WordsTest, DollarsInPublishedWordsStayWhatTheyAre) {
  EXPECT_THAT(OutcomeWords("Ada", {"o", "It cost $1", "$$ and $0"}, Channel::kEmail).body, HasSubstr("$$ and $0"));
}

TEST(WordsTest, ATextMessageIsShortAndHasNoSubject) {
  const auto words = OutcomeWords("Ada", {"o", "New clinic", std::string(3000, 'x')}, Channel::kSms);
  EXPECT_EQ(words.subject, "");
  EXPECT_LT(words.body.size(), 160);
}

TEST(WaitTest, GrowsFromAMinuteToAnHour) {
  EXPECT_EQ(WaitAfter(1).count(), 1);
  EXPECT_EQ(WaitAfter(3).count(), 4);
  EXPECT_EQ(WaitAfter(1000).count(), 60);
}

}  // namespace
}  // namespace participation::people_bank
