#include "libs/refusal/move.hpp"

#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"

namespace participation::refusal {
namespace {

TEST(MoveTest, ARefusedMoveSaysTheStateAndWhatIsPossible) {
  const auto refused = RefuseMove("ACTIVITY_NOT_PLANNED", "the activity", {"UNDER_WAY", "COMPLETED, CANCELLED"});
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(refused.message(), "the activity is UNDER_WAY; possible now: COMPLETED, CANCELLED");
  EXPECT_EQ(MetadataOf(refused), (Metadata{{"state", "UNDER_WAY"}, {"allowed", "COMPLETED, CANCELLED"}}));
}

TEST(MoveTest, AFinalStateIsSaidToBeOne) {
  EXPECT_EQ(RefuseMove("ACTIVITY_OVER", "the activity", {"CANCELLED", ""}).message(),
            "the activity is CANCELLED, which is final");
}

}  // namespace
}  // namespace participation::refusal
