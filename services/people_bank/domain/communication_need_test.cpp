#include "services/people_bank/domain/communication_need.hpp"

#include <gmock/gmock.h>

namespace participation::people_bank {
namespace {

using Kind = CommunicationNeed::Kind;

TEST(CommunicationNeedTest, ANeedThatIsSpeltOtherwiseIsRefusedWithTheCodesThereAre) {
  const auto wrong = CheckNeeds({{Kind::kContactMethod, "letter", ""},
                                 {Kind::kContactMethod, "phone", ""},
                                 {Kind::kInformationFormat, "large-prnt", ""}},
                                "details.communication_needs");
  ASSERT_EQ(wrong.size(), 2U);
  EXPECT_EQ(wrong[0], (refusal::Violation{"details.communication_needs[1].code",
                                          "must be one of: email, sms, letter, telephone, text-relay, via-carer"}));
  EXPECT_THAT(wrong[1].description, testing::HasSubstr("large-print"));
}

TEST(CommunicationNeedTest, ACodeBelongsToItsKind) {
  EXPECT_EQ(CheckNeeds({{Kind::kCommunicationSupport, "large-print", ""}}, "n").size(), 1U);
  EXPECT_EQ(CheckNeeds({{Kind::kInformationFormat, "large-print", ""}}, "n").size(), 0U);
}

TEST(CommunicationNeedTest, AnythingElseIsSaidInTheNote) {
  EXPECT_EQ(CheckNeeds({{Kind::kCommunicationSupport, "other", ""}}, "n").size(), 1U);
  EXPECT_EQ(CheckNeeds({{Kind::kCommunicationSupport, "other", "a quiet room"}}, "n").size(), 0U);
}

}  // namespace
}  // namespace participation::people_bank
