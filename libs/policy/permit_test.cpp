#include "libs/policy/permit.hpp"

#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/validation/testing/sample_service.pb.h"
#include "participation/options/v1/options.pb.h"

namespace participation::policy {
namespace {

using absl::StatusCode;

const google::protobuf::MethodDescriptor& Method(const std::string& name) {
  const auto* file = validation::testing::v1::ErasePersonRequest::descriptor()->file();
  return *file->FindServiceByName("SampleService")->FindMethodByName(name);
}

Caller With(std::initializer_list<Role> roles) {
  Caller caller;
  caller.subject = "somebody";
  for (const auto role : roles) caller.roles.set(role);
  return caller;
}

TEST(PermitTest, TheApiSaysWhoMayCall) {
  const auto* policy = PolicyOf(Method("ErasePerson"));
  ASSERT_NE(policy, nullptr);
  EXPECT_EQ(policy->scope(), options::v1::SCOPE_PERSON);
  EXPECT_EQ(PolicyOf(Method("Forgotten")), nullptr);
}

TEST(PermitTest, OneOfTheNamedRolesIsEnough) {
  EXPECT_TRUE(Permit(With({options::v1::ROLE_DATA_STEWARD}), Method("ErasePerson")).ok());
  EXPECT_TRUE(Permit(With({options::v1::ROLE_ANALYST, options::v1::ROLE_OPERATOR}), Method("ErasePerson")).ok());
}

TEST(PermitTest, WhoeverHasNoneOfThemIsToldWhichRolesMay) {
  const auto refused = Permit(With({options::v1::ROLE_ANALYST}), Method("ErasePerson"));
  EXPECT_EQ(refused.code(), StatusCode::kPermissionDenied);
  EXPECT_EQ(
      refused.message(),
      "participation.validation.testing.v1.SampleService.ErasePerson may be called by: data steward, operator; ask "
      "for one of these roles");
  EXPECT_EQ(refusal::ReasonOf(refused), "ROLE_MISSING");
  EXPECT_EQ(refusal::MetadataOf(refused).at("roles"), "DATA_STEWARD,OPERATOR");
}

TEST(PermitTest, APublicMethodIsOpenToWhoeverHasNoRole) {
  EXPECT_TRUE(Permit(Caller{}, Method("ReadNews")).ok());
  EXPECT_EQ(Permit(Caller{}, Method("ErasePerson")).code(), StatusCode::kUnauthenticated) << "nobody knows who it is";
  EXPECT_EQ(Permit(With({}), Method("ErasePerson")).code(), StatusCode::kPermissionDenied);
}

TEST(PermitTest, AMethodThatNamesNobodyIsRefusedToEverybody) {
  for (const auto* name : {"Forgotten", "NobodysCall"}) {
    auto everybody = LocalOperator();
    everybody.roles.set();
    const auto refused = Permit(everybody, Method(name));
    EXPECT_EQ(refused.code(), StatusCode::kPermissionDenied) << name;
    EXPECT_EQ(refusal::ReasonOf(refused), "POLICY_MISSING") << name;
  }
}

TEST(PermitTest, TheLocalOperatorHasEveryRoleThereIs) {
  const auto caller = LocalOperator();
  for (int role = options::v1::ROLE_PUBLIC; role <= options::v1::Role_MAX; ++role) {
    EXPECT_TRUE(caller.Has(static_cast<Role>(role))) << options::v1::Role_Name(role);
  }
  EXPECT_FALSE(caller.Has(options::v1::ROLE_UNSPECIFIED));
  EXPECT_TRUE(caller.organisations.AreAll());
}

}  // namespace
}  // namespace participation::policy
