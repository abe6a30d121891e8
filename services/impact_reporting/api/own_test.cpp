#include "services/impact_reporting/api/own.hpp"

#include <gmock/gmock.h>

#include "libs/testing/status_matchers.hpp"

namespace participation::impact_reporting {
namespace {

using testing::IsOk;
using testing::StatusIs;

absl::StatusOr<Outcome> SeenFrom(const std::string& callers_organisation) {
  rpc::Call call;
  call.caller.organisation = callers_organisation;
  return Own(call, absl::StatusOr<Outcome>{Outcome{.id = "o", .organisation = "R9A"}});
}

TEST(OwnTest, WhoIsBoundToAnOrganisationSeesNothingOfAnother) {
  EXPECT_THAT(SeenFrom("R9B"), StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST(OwnTest, AnOrganisationSeesItsOwnAndWhoIsBoundToNoneSeesAll) {
  EXPECT_THAT(SeenFrom("R9A"), IsOk());
  EXPECT_THAT(SeenFrom(""), IsOk());
}

}  // namespace
}  // namespace participation::impact_reporting
