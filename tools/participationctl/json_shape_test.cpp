#include "tools/participationctl/json_shape.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>

#include <nlohmann/json.hpp>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/catalogue.hpp"

namespace participation::ctl {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(JsonShapeTest, EveryFieldThatMayBeSetStandsWhereItBelongs) {
  const std::string shape = JsonShape(*people_bank::v1::RegisterPersonRequest::descriptor());
  const auto json = nlohmann::json::parse(shape);
  EXPECT_EQ(json["details"]["givenName"], "…");
  EXPECT_EQ(json["interests"]["topics"], nlohmann::json::parse(R"(["…"])"));
  EXPECT_EQ(json["consents"][0]["channel"], "email|sms|letter|telephone");
  EXPECT_FALSE(json.contains("requestId")) << "this program fills it in";
}

TEST(JsonShapeTest, WhatTheServicesSetIsLeftOut) {
  EXPECT_THAT(JsonShape(*activity_tracking::v1::PlanActivityRequest::descriptor()),
              AllOf(HasSubstr("\"startDate\": \"2026-11-22\""), Not(HasSubstr("etag")), Not(HasSubstr("createTime"))));
  EXPECT_THAT(JsonShape(*activity_tracking::v1::UpdateActivityRequest::descriptor()),
              AllOf(HasSubstr("\"etag\""), HasSubstr("\"updateMask\": \"…\"")));
}

TEST(JsonShapeTest, ChoicesAreParted) {
  EXPECT_EQ(JsonShape(*people_bank::v1::LookUpPersonRequest::descriptor()), R"({"email": "…" | "telephone": "…"})");
  EXPECT_THAT(JsonShape(*impact_reporting::v1::RecordFindingRequest::descriptor()),
              HasSubstr(R"( | "activityId": "…" | "consultationId": "…" | "chosen": {"contributionIds": ["…"]})"));
}

TEST(JsonShapeTest, NoRequestIsTooLongForHelp) {
  for (const ServiceCommand& service : Services()) {
    for (int i = 0; i < service.service->method_count(); ++i) {
      const auto& method = *service.service->method(i);
      EXPECT_LE(JsonShape(*method.input_type()).size(), 2500U) << method.full_name();
    }
  }
}

}  // namespace
}  // namespace participation::ctl
