#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/validation/check_rules.hpp"
#include "libs/validation/personal_fields.hpp"
#include "libs/validation/testing/sample.pb.h"

namespace participation::validation {
namespace {

using ::testing::HasSubstr;
using testing::v1::Nonsense;

TEST(CheckRulesTest, SensibleRulesPass) {
  EXPECT_THAT(CheckRules(*testing::v1::Texts::descriptor()), ::testing::IsEmpty());
  EXPECT_THAT(CheckRules(*testing::v1::Numbers::descriptor()), ::testing::IsEmpty());
  EXPECT_THAT(CheckRules(*testing::v1::Things::descriptor()), ::testing::IsEmpty());
}

TEST(CheckRulesTest, EachPieceOfNonsenseIsFoundOnceAndNamed) {
  const auto findings = CheckRules(*Nonsense::descriptor());
  const std::vector<std::pair<std::string, std::string>> expected{{"unreadable", "does not compile"},
                                                                  {"unexplained", "meaning"},
                                                                  {"upside_down", "minimum is above"},
                                                                  {"long_short", "smallest length"},
                                                                  {"few_many", "fewest items"},
                                                                  {"lengthy_number", "a length is for"},
                                                                  {"formatted_bytes", "are for text"},
                                                                  {"bounded_text", "are for numbers"},
                                                                  {"items_of_one", "are for lists"},
                                                                  {"future", "for timestamps"},
                                                                  {"always_true", "only be true"},
                                                                  {"personal_id", "who somebody is"},
                                                                  {"twice", "either a pattern or a format"},
                                                                  {"partly_a_text", "only a message"},
                                                                  {"of_nothing", "beside something partial"}};
  ASSERT_EQ(findings.size(), expected.size()) << ::testing::PrintToString(findings);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_THAT(findings[i], HasSubstr("Nonsense." + expected[i].first + ": "));
    EXPECT_THAT(findings[i], HasSubstr(expected[i].second));
  }
}

TEST(PersonalFieldsTest, AMessageOfIdsAndNumbersReachesNone) {
  EXPECT_FALSE(ReachesPersonalField(*testing::v1::Harmless::descriptor()));
}

TEST(PersonalFieldsTest, APersonalFieldIsFoundThroughMessagesListsAndMaps) {
  const std::vector<std::string> email{"participation.validation.testing.v1.Texts.email"};
  EXPECT_EQ(PersonalFieldsOf(*testing::v1::Texts::descriptor()), email);
  EXPECT_EQ(PersonalFieldsOf(*testing::v1::Tree::descriptor()), email);
  EXPECT_EQ(PersonalFieldsOf(*testing::v1::ByMap::descriptor()), email);
}

TEST(PersonalFieldsTest, AnAnyMayHoldAnything) {
  EXPECT_EQ(PersonalFieldsOf(*testing::v1::ByAny::descriptor()),
            (std::vector<std::string>{"participation.validation.testing.v1.ByAny.anything"}));
}

}  // namespace
}  // namespace participation::validation
