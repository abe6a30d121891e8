#include "libs/policy/own_organisation.hpp"

#include <gmock/gmock.h>

#include <string>

#include "libs/refusal/refusal.hpp"

namespace participation::policy {
namespace {

struct Minutes {
  std::string organisation;
};
const std::string& OrganisationOf(const Minutes& minutes) { return minutes.organisation; }

Caller With(Organisations organisations) {
  Caller caller;
  caller.organisations = std::move(organisations);
  return caller;
}
Caller ForAll() { return With(Organisations::All()); }
Caller BoundTo(const std::string& organisation) { return With(Organisations::Only({organisation, "RWF"})); }

const absl::StatusOr<Minutes> kFound = Minutes{"RX6"};
const absl::StatusOr<Minutes> kNone = refusal::NotFound("MINUTES_NOT_FOUND", "there are no minutes with this id");

TEST(OwnOrganisationTest, WhoHasOrganisationsActsForThoseOnly) {
  EXPECT_TRUE(AllowOrganisation(BoundTo("RX6"), "RX6").ok());
  EXPECT_TRUE(AllowOrganisation(ForAll(), "RX6").ok());
  EXPECT_EQ(AllowOrganisation(BoundTo("RHA"), "RX6").code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(AllowOrganisation(BoundTo("RHA"), "").code(), absl::StatusCode::kPermissionDenied);
  EXPECT_TRUE(AllowOrganisation(BoundTo("RHA"), "RWF").ok());
  EXPECT_EQ(AllowOrganisation(Caller{}, "RHA").code(), absl::StatusCode::kPermissionDenied);
}

TEST(OwnOrganisationTest, WhatIsTheirsIsFound) {
  EXPECT_TRUE(Own(BoundTo("RX6"), kFound).ok());
  EXPECT_TRUE(Own(ForAll(), kFound).ok());
}

TEST(OwnOrganisationTest, WhatIsAnothersIsAnsweredLikeWhatDoesNotExist) {
  EXPECT_EQ(Own(BoundTo("RHA"), kFound).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Own(BoundTo("RHA"), kFound).status(), Own(BoundTo("RHA"), kNone).status());
}

TEST(OwnOrganisationTest, WhoActsForAllIsToldWhatIsNotThere) {
  EXPECT_EQ(refusal::ReasonOf(Own(ForAll(), kNone).status()), "MINUTES_NOT_FOUND");
}

}  // namespace
}  // namespace participation::policy
