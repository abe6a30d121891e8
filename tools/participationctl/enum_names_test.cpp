#include "tools/participationctl/enum_names.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"

namespace participation::ctl {
namespace {

TEST(EnumNamesTest, TheWordOfAValueIsItsNameInLowerCaseWithoutThePrefix) {
  const auto& type = *people_bank::v1::Involvement_descriptor();
  EXPECT_EQ(WordOf(type, "INVOLVEMENT_FOCUS_GROUP"), "focus-group");
  EXPECT_EQ(WordOf(type, "INVOLVEMENT_UNSPECIFIED"), "");
  EXPECT_EQ(WordOf(*activity_tracking::v1::Duty_descriptor(), "DUTY_SECTION_14Z45"), "section-14z45");
}

TEST(EnumNamesTest, EveryWordMeansItsValueAgain) {
  const auto& type = *activity_tracking::v1::Duty_descriptor();
  for (int i = 1; i < type.value_count(); ++i) {
    EXPECT_EQ(NameOf(type, WordOf(type, type.value(i)->name())), type.value(i)->name());
  }
  EXPECT_EQ(NameOf(type, "tea"), std::nullopt);
  EXPECT_EQ(NameOf(type, ""), std::nullopt);
}

}  // namespace
}  // namespace participation::ctl
