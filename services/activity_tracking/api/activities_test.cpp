#include <gmock/gmock.h>

#include <set>

#include "services/activity_tracking/testing/service.hpp"

namespace participation::activity_tracking {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

TEST_F(ServiceTest, APlanThatIsRepeatedIsOneActivity) {
  const auto request = SomePlan();
  const auto first = platform_.Ok(&Stub::PlanActivity, request);
  EXPECT_EQ(platform_.Ok(&Stub::PlanActivity, request).activity().activity_id(), first.activity().activity_id());
  EXPECT_THAT(platform_.Ok(&Stub::ListActivities, v1::ListActivitiesRequest{}).activities(), SizeIs(1));
}

TEST_F(ServiceTest, EveryWrongFieldOfAPlanIsNamed) {
  auto request = SomePlan();
  request.mutable_activity()->set_organisation("r h");
  request.mutable_activity()->clear_duties();
  request.mutable_activity()->set_start_date("2026-02-30");
  const auto refused = platform_.Refused(&Stub::PlanActivity, request);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(FieldsOf(refused), ElementsAre("activity.organisation", "activity.duties", "activity.start_date"));
}

TEST_F(ServiceTest, AnActivityGoesItsWayAndItsStateIsSeen) {
  const auto id = PlanOne();
  v1::CompleteActivityRequest complete;
  complete.set_activity_id(id);
  const auto refused = platform_.Refused(&Stub::CompleteActivity, complete);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(refused.error_message(), HasSubstr("StartActivity"));
  v1::StartActivityRequest start;
  start.set_activity_id(id);
  EXPECT_EQ(platform_.Ok(&Stub::StartActivity, start).activity().state(), v1::Activity::STATE_UNDER_WAY);
  v1::UpdateActivityRequest update;
  *update.mutable_activity() = platform_
                                   .Ok(&Stub::GetActivity,
                                       [&] {
                                         v1::GetActivityRequest get;
                                         get.set_activity_id(id);
                                         return get;
                                       }())
                                   .activity();
  update.mutable_activity()->set_title("Reading group");
  EXPECT_EQ(platform_.Ok(&Stub::UpdateActivity, update).activity().title(), "Reading group");
  EXPECT_EQ(platform_.Refused(&Stub::UpdateActivity, update).error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(platform_.Ok(&Stub::CompleteActivity, complete).activity().state(), v1::Activity::STATE_COMPLETED);
}

TEST_F(ServiceTest, WhatIsNotThereIsNotFound) {
  v1::GetActivityRequest request;
  request.set_activity_id(id::New());
  EXPECT_EQ(platform_.Refused(&Stub::GetActivity, request).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(ServiceTest, PagesHoldEverythingOnce) {
  for (int i = 0; i < 7; ++i) PlanOne();
  std::set<std::string> seen;
  int pages = 0;
  v1::ListActivitiesRequest request;
  request.set_page_size(3);
  request.set_duty(v1::DUTY_SECTION_242);
  do {
    const auto page = platform_.Ok(&Stub::ListActivities, request);
    for (const auto& activity : page.activities()) EXPECT_TRUE(seen.insert(activity.activity_id()).second);
    request.set_page_token(page.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(seen.size(), 7U);
  EXPECT_EQ(pages, 3);
}

TEST_F(ServiceTest, AProgrammeIsMadeChangedAndHoldsActivities) {
  v1::CreateProgrammeRequest create;
  create.mutable_programme()->set_organisation("RH8");
  create.mutable_programme()->set_title("Strategy");
  auto programme = platform_.Ok(&Stub::CreateProgramme, create).programme();
  v1::UpdateProgrammeRequest update;
  *update.mutable_programme() = programme;
  update.mutable_programme()->set_title("Strategy 2026");
  EXPECT_EQ(platform_.Ok(&Stub::UpdateProgramme, update).programme().title(), "Strategy 2026");
  EXPECT_EQ(platform_.Refused(&Stub::UpdateProgramme, update).error_code(), grpc::StatusCode::ABORTED);
  auto plan = SomePlan();
  plan.mutable_activity()->set_programme_id(programme.programme_id());
  platform_.Ok(&Stub::PlanActivity, plan);
  PlanOne();
  v1::ListActivitiesRequest list;
  list.set_programme_id(programme.programme_id());
  EXPECT_THAT(platform_.Ok(&Stub::ListActivities, list).activities(), SizeIs(1));
  v1::ListProgrammesRequest programmes;
  programmes.set_organisation("QXX");
  EXPECT_THAT(platform_.Ok(&Stub::ListProgrammes, programmes).programmes(), SizeIs(0));
  v1::GetProgrammeRequest get;
  get.set_programme_id(programme.programme_id());
  EXPECT_EQ(platform_.Ok(&Stub::GetProgramme, get).programme().title(), "Strategy 2026");
}

TEST_F(ServiceTest, ActionsAreListedThoughThereAreNone) {
  EXPECT_THAT(platform_.Ok(&Stub::ListActions, v1::ListActionsRequest{}).actions(), SizeIs(0));
}

}  // namespace
}  // namespace participation::activity_tracking
