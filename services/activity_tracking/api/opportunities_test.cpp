#include <gmock/gmock.h>

#include "libs/testing/eventually.hpp"
#include "services/activity_tracking/testing/service.hpp"

namespace participation::activity_tracking {
namespace {

using testing::ElementsAre;
using testing::Eventually;
using testing::SizeIs;

TEST_F(ServiceTest, AnOpportunityIsPublishedListedAndClosed) {
  v1::PublishOpportunityRequest publish;
  auto& opportunity = *publish.mutable_opportunity();
  opportunity.set_activity_id(PlanOne());
  opportunity.set_title("Help us");
  opportunity.set_summary("Two hours");
  opportunity.add_involvements("FOCUS_GROUP");
  *opportunity.mutable_close_time() = messages::ToTimestamp(In(std::chrono::hours{1}));
  EXPECT_THAT(FieldsOf(platform_.Refused(&Stub::PublishOpportunity, publish)),
              ElementsAre("opportunity.involvements[0]", "opportunity.places"));
  opportunity.set_involvements(0, "INVOLVEMENT_FOCUS_GROUP");
  opportunity.set_places(8);
  const auto published = platform_.Ok(&Stub::PublishOpportunity, publish).opportunity();
  EXPECT_EQ(published.organisation(), "RH8");
  v1::ListOpportunitiesRequest list;
  list.set_organisation("RH8");
  list.set_state(v1::Opportunity::STATE_PUBLISHED);
  EXPECT_THAT(platform_.Ok(&Stub::ListOpportunities, list).opportunities(), SizeIs(1));
  v1::CloseOpportunityRequest close;
  close.set_opportunity_id(published.opportunity_id());
  EXPECT_EQ(platform_.Ok(&Stub::CloseOpportunity, close).opportunity().state(), v1::Opportunity::STATE_CLOSED);
  EXPECT_EQ(platform_.Refused(&Stub::CloseOpportunity, close).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(platform_.Ok(&Stub::ListOpportunities, list).opportunities(), SizeIs(0));
}

TEST_F(ServiceTest, AnOpportunityClosesByItself) {
  v1::PublishOpportunityRequest publish;
  auto& opportunity = *publish.mutable_opportunity();
  opportunity.set_activity_id(PlanOne());
  opportunity.set_title("Help us");
  opportunity.set_summary("Two hours");
  opportunity.set_places(8);
  *opportunity.mutable_close_time() = messages::ToTimestamp(In(std::chrono::seconds{1}));
  v1::GetOpportunityRequest get;
  get.set_opportunity_id(platform_.Ok(&Stub::PublishOpportunity, publish).opportunity().opportunity_id());
  EXPECT_TRUE(Eventually(
      [&] { return platform_.Ok(&Stub::GetOpportunity, get).opportunity().state() == v1::Opportunity::STATE_CLOSED; }));
}

}  // namespace
}  // namespace participation::activity_tracking
