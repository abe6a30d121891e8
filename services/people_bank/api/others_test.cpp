#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/id/id.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/testing/eventually.hpp"
#include "services/people_bank/testing/client.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {
namespace {

using ::testing::SizeIs;

class OtherApiTest : public ::testing::Test {
 protected:
  Client client_;
};

TEST_F(OtherApiTest, ConsentsAreListedAsTheyStandAndAsTheyCame) {
  v1::WithdrawConsentRequest withdraw;
  withdraw.set_person_id(Register(client_));
  withdraw.set_purpose(v1::PURPOSE_OPPORTUNITIES);
  withdraw.set_channel(v1::CHANNEL_EMAIL);
  EXPECT_EQ(client_.Ok(&Stub::WithdrawConsent, withdraw).consent().state(), v1::Consent::STATE_WITHDRAWN);
  v1::GiveConsentRequest give;
  give.set_person_id(withdraw.person_id());
  give.set_purpose(v1::PURPOSE_OUTCOMES);
  give.set_channel(v1::CHANNEL_SMS);
  client_.Ok(&Stub::GiveConsent, give);
  v1::ListConsentsRequest list;
  list.set_person_id(withdraw.person_id());
  list.set_page_size(1);
  auto page = client_.Ok(&Stub::ListConsents, list);
  EXPECT_EQ(page.consents(0).state(), v1::Consent::STATE_WITHDRAWN);
  list.set_page_token(page.next_page_token());
  page = client_.Ok(&Stub::ListConsents, list);
  EXPECT_EQ(page.consents(0).channel(), v1::CHANNEL_SMS);
  EXPECT_EQ(page.next_page_token(), "");
  list.clear_page_token();
  list.set_history(true);
  list.set_page_size(2);
  page = client_.Ok(&Stub::ListConsents, list);
  EXPECT_EQ(page.consents(0).state(), v1::Consent::STATE_GIVEN);
  EXPECT_EQ(page.consents(1).version(), 2);
  list.set_page_token(page.next_page_token());
  EXPECT_THAT(client_.Ok(&Stub::ListConsents, list).consents(), SizeIs(1));
}

TEST_F(OtherApiTest, EqualityAnswersComeBackOnlyAsCounts) {
  v1::RecordEqualityAnswersRequest record;
  record.set_person_id(Register(client_));
  auto& answer = *record.add_answers();
  answer.set_characteristic(v1::CHARACTERISTIC_SEX);
  answer.set_code("female");
  client_.Ok(&Stub::RecordEqualityAnswers, record);
  v1::SummariseEqualityRequest summarise;
  summarise.set_characteristic(v1::CHARACTERISTIC_SEX);
  const auto counts = client_.Ok(&Stub::SummariseEquality, summarise).counts();
  ASSERT_THAT(counts, SizeIs(4));
  EXPECT_EQ(counts[0].code(), "female");
  EXPECT_TRUE(counts[0].suppressed());
  EXPECT_FALSE(counts[0].has_people());
  answer.set_code("not-on-the-list");
  EXPECT_EQ(client_.Refused(&Stub::RecordEqualityAnswers, record).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(OtherApiTest, APartnerOrganisationIsRegisteredShownChangedAndListed) {
  v1::RegisterPartnerOrganisationRequest join;
  join.mutable_partner_organisation()->set_display_name("Healthwatch Somewhere");
  join.mutable_partner_organisation()->set_kind(v1::PartnerOrganisation::KIND_HEALTHWATCH);
  join.mutable_partner_organisation()->add_topics("dental");
  join.add_contacts()->set_given_name("Grace");
  auto partner = client_.Ok(&Stub::RegisterPartnerOrganisation, join).partner_organisation();

  v1::GetPartnerOrganisationRequest get;
  get.set_partner_organisation_id(partner.partner_organisation_id());
  EXPECT_EQ(client_.Ok(&Stub::GetPartnerOrganisation, get).contacts(0).given_name(), "Grace");

  v1::UpdatePartnerOrganisationRequest update;
  *update.mutable_partner_organisation() = partner;
  update.mutable_partner_organisation()->set_topics(0, "maternity");
  client_.Ok(&Stub::UpdatePartnerOrganisation, update);
  EXPECT_EQ(client_.Refused(&Stub::UpdatePartnerOrganisation, update).error_code(), grpc::StatusCode::ABORTED);
  EXPECT_THAT(client_.Ok(&Stub::GetPartnerOrganisation, get).contacts(), SizeIs(1))
      << "contacts that are not named stay";
  update.mutable_partner_organisation()->clear_etag();
  update.add_contacts()->set_given_name("Mary");
  client_.Ok(&Stub::UpdatePartnerOrganisation, update);
  EXPECT_EQ(client_.Ok(&Stub::GetPartnerOrganisation, get).contacts(0).given_name(), "Mary");
  update.mutable_partner_organisation()->set_partner_organisation_id(id::New());
  EXPECT_EQ(client_.Refused(&Stub::UpdatePartnerOrganisation, update).error_code(), grpc::StatusCode::NOT_FOUND);

  v1::ListPartnerOrganisationsRequest list;
  list.set_kind(v1::PartnerOrganisation::KIND_HEALTHWATCH);
  list.set_topic("maternity");
  EXPECT_THAT(client_.Ok(&Stub::ListPartnerOrganisations, list).partner_organisations(), SizeIs(1));
  list.set_topic("dental");
  EXPECT_THAT(client_.Ok(&Stub::ListPartnerOrganisations, list).partner_organisations(), SizeIs(0));
}

TEST_F(OtherApiTest, APartnerOrganisationThatIsErasedLeavesNothingAndItsKeyGoes) {
  v1::RegisterPartnerOrganisationRequest join;
  join.mutable_partner_organisation()->set_display_name("Healthwatch Somewhere");
  join.mutable_partner_organisation()->set_kind(v1::PartnerOrganisation::KIND_HEALTHWATCH);
  join.mutable_partner_organisation()->add_topics("dental");
  join.add_contacts()->set_given_name("Grace");
  const auto joined = [&] {
    return client_.Ok(&Stub::RegisterPartnerOrganisation, join).partner_organisation().partner_organisation_id();
  };
  const auto stays = joined();
  v1::ErasePartnerOrganisationRequest erase;
  erase.set_partner_organisation_id(joined());
  erase.set_request_id(id::New());
  const auto keys = privacy::OpenKeyStore("file:" + (client_.folder() / "keys").string());
  const auto has_key = [&](const std::string& partner) {
    return keys->Find(Identity::KeyNameOfPartner(partner)).has_value();
  };
  ASSERT_TRUE(has_key(erase.partner_organisation_id()));
  client_.Ok(&Stub::ErasePartnerOrganisation, erase);
  client_.Ok(&Stub::ErasePartnerOrganisation, erase);  // the same request again

  v1::GetPartnerOrganisationRequest get;
  get.set_partner_organisation_id(erase.partner_organisation_id());
  EXPECT_EQ(client_.Refused(&Stub::GetPartnerOrganisation, get).error_code(), grpc::StatusCode::NOT_FOUND);
  v1::ListPartnerOrganisationsRequest list;
  list.set_topic("dental");
  const auto listed = client_.Ok(&Stub::ListPartnerOrganisations, list).partner_organisations();
  ASSERT_THAT(listed, SizeIs(1));
  EXPECT_EQ(listed[0].partner_organisation_id(), stays);
  EXPECT_TRUE(testing::Eventually([&] { return !has_key(erase.partner_organisation_id()); }));
  EXPECT_TRUE(has_key(stays));
  erase.set_request_id(id::New());
  EXPECT_EQ(client_.Refused(&Stub::ErasePartnerOrganisation, erase).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(OtherApiTest, WhatDoesNotExistIsNotFoundAndAListingNeedsItsArgument) {
  v1::InvitePeopleRequest invite;
  invite.set_opportunity_id(id::New());
  invite.add_person_ids(Register(client_));
  EXPECT_EQ(client_.Refused(&Stub::InvitePeople, invite).error_code(), grpc::StatusCode::NOT_FOUND);
  v1::GetInvitationRequest get;
  get.set_invitation_id(id::New());
  EXPECT_EQ(client_.Refused(&Stub::GetInvitation, get).error_code(), grpc::StatusCode::NOT_FOUND);
  v1::AcceptInvitationRequest accept;
  accept.set_invitation_id(id::New());
  EXPECT_EQ(client_.Refused(&Stub::AcceptInvitation, accept).error_code(), grpc::StatusCode::NOT_FOUND);
  v1::DeclineInvitationRequest decline;
  decline.set_invitation_id(id::New());
  EXPECT_EQ(client_.Refused(&Stub::DeclineInvitation, decline).error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(client_.Refused(&Stub::ListInvitations, v1::ListInvitationsRequest{}).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(client_.Ok(&Stub::ListOutgoingMessages, v1::ListOutgoingMessagesRequest{}).outgoing_messages(),
              SizeIs(0));
}

}  // namespace
}  // namespace participation::people_bank
