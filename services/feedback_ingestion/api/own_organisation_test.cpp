#include "services/feedback_ingestion/api/own_organisation.hpp"

#include <gmock/gmock.h>

#include "libs/testing/namespace.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::IsOk;
using testing::StatusIs;

rpc::Call CallOf(const std::string& organisation) {
  rpc::Call call;
  call.caller.organisation = organisation;
  return call;
}

TEST(OwnOrganisationTest, AnotherOrganisationsSubmissionIsNotShownToWhoeverGuessesItsId) {
  EXPECT_THAT(CheckOwnSubmission(CallOf("RX6"), "RX6"), IsOk());
  EXPECT_THAT(CheckOwnSubmission(CallOf("RHA"), "RX6"), StatusIs(absl::StatusCode::kAlreadyExists));
}

}  // namespace
}  // namespace participation::feedback_ingestion
