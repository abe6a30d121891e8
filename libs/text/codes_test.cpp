#include "libs/text/codes.hpp"

#include <gmock/gmock.h>

namespace participation::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CodesTest, CodesComeBackAsTheyWere) {
  EXPECT_EQ(JoinCodes({"parking", "access"}), "parking,access");
  EXPECT_THAT(SplitCodes("parking,access"), ElementsAre("parking", "access"));
  EXPECT_THAT(SplitCodes(JoinCodes({"parking"})), ElementsAre("parking"));
}

TEST(CodesTest, NoCodesAreAnEmptyTextAndEmptyOnesAreNone) {
  EXPECT_EQ(JoinCodes({}), "");
  EXPECT_THAT(SplitCodes(""), IsEmpty());
  EXPECT_THAT(SplitCodes(",a,,b,"), ElementsAre("a", "b"));
}

}  // namespace
}  // namespace participation::text
