#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/id/id.hpp"
#include "libs/privacy/key_store.hpp"
#include "services/people_bank/testing/client.hpp"

namespace participation::people_bank {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PersonUpdateTest : public ::testing::Test {
 protected:
  PersonUpdateTest() {
    auto request = NewAda();
    auto& details = *request.mutable_details();
    details.set_family_name("Lovelace");
    details.set_telephone("01632 960123");
    details.add_communication_needs()->set_kind(v1::CommunicationNeed::KIND_INFORMATION_FORMAT);
    details.mutable_communication_needs(0)->set_code("large-print");
    request.mutable_interests()->add_areas("E1");
    person_id_ = client_.Ok(&Stub::RegisterPerson, request).person().person_id();
  }

  v1::UpdatePersonRequest Naming(const std::vector<std::string>& paths) const {
    v1::UpdatePersonRequest request;
    request.set_person_id(person_id_);
    request.mutable_update_mask()->mutable_paths()->Assign(paths.begin(), paths.end());
    request.set_request_id(id::New());
    return request;
  }
  v1::GetPersonResponse Shown() {
    v1::GetPersonRequest request;
    request.set_person_id(person_id_);
    return client_.Ok(&Stub::GetPerson, request);
  }
  int PeopleWith(const std::string& telephone) {
    v1::LookUpPersonRequest request;
    request.set_telephone(telephone);
    return client_.Ok(&Stub::LookUpPerson, request).people_size();
  }

  Client client_;
  std::string person_id_;
};

TEST_F(PersonUpdateTest, OneFieldIsChangedAndTheOthersStay) {
  auto expected = Shown().details();
  auto update = Naming({});
  update.mutable_details()->set_email("ada@elsewhere.example");
  client_.Ok(&Stub::UpdatePerson, update);
  expected.set_email("ada@elsewhere.example");
  EXPECT_EQ(Shown().details().SerializeAsString(), expected.SerializeAsString());
  EXPECT_THAT(Shown().person().interests().topics(), ElementsAre("maternity"));
  EXPECT_EQ(PeopleWith("01632 960123"), 1);

  update = Naming({});
  update.mutable_interests()->add_areas("N1");
  client_.Ok(&Stub::UpdatePerson, update);
  EXPECT_EQ(Shown().details().SerializeAsString(), expected.SerializeAsString());
  EXPECT_THAT(Shown().person().interests().topics(), ElementsAre("maternity"));
  EXPECT_THAT(Shown().person().interests().areas(), ElementsAre("N1"));
}

TEST_F(PersonUpdateTest, WhatTheMaskNamesAndIsNotFilledInIsEmptied) {
  client_.Ok(&Stub::UpdatePerson, Naming({"telephone", "topics", "communication_needs"}));
  const auto shown = Shown();
  EXPECT_EQ(shown.details().telephone(), "");
  EXPECT_EQ(shown.details().email(), "ada@example.org");
  EXPECT_THAT(shown.details().communication_needs(), IsEmpty());
  EXPECT_THAT(shown.person().interests().topics(), IsEmpty());
  EXPECT_THAT(shown.person().interests().areas(), ElementsAre("E1"));
  EXPECT_EQ(PeopleWith("01632 960123"), 0);
  v1::ListPeopleRequest list;
  list.set_topic("maternity");
  EXPECT_THAT(client_.Ok(&Stub::ListPeople, list).people(), SizeIs(0));
}

TEST_F(PersonUpdateTest, AFieldThatThereIsNotIsRefusedWithThoseThatThereAre) {
  const auto refused = client_.Refused(&Stub::UpdatePerson, Naming({"given_name", "nickname"}));
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(refused.error_details(), AllOf(HasSubstr("update_mask"), HasSubstr("given_name, family_name, email"),
                                             HasSubstr("topics, areas, involvements")));
}

TEST_F(PersonUpdateTest, WhatIsRequiredCannotBeEmptied) {
  const auto refused = client_.Refused(&Stub::UpdatePerson, Naming({"given_name"}));
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(refused.error_details(), HasSubstr("details.given_name"));
  EXPECT_EQ(Shown().details().given_name(), "Ada");
}

TEST_F(PersonUpdateTest, InterestsChangeThoughTheDetailsCannotBeOpened) {
  privacy::OpenKeyStore("file:" + (client_.folder() / "keys").string())->Destroy(person_id_);
  auto update = Naming({});
  update.mutable_interests()->add_areas("N1");
  EXPECT_THAT(client_.Ok(&Stub::UpdatePerson, update).person().interests().areas(), ElementsAre("N1"));
  update = Naming({"areas"});
  EXPECT_THAT(client_.Ok(&Stub::UpdatePerson, update).person().interests().areas(), IsEmpty());
  for (const auto* name : {"telephone", "*"}) {
    update = Naming({name});
    update.mutable_details()->set_given_name("Ada");
    EXPECT_EQ(client_.Refused(&Stub::UpdatePerson, update).error_code(), grpc::StatusCode::DATA_LOSS) << name;
  }
}

class PartnerUpdateTest : public ::testing::Test {
 protected:
  v1::PartnerOrganisation Joined() {
    v1::RegisterPartnerOrganisationRequest joining;
    joining.mutable_partner_organisation()->set_display_name("Age Concern");
    joining.mutable_partner_organisation()->set_kind(v1::PartnerOrganisation::KIND_VCSE);
    joining.mutable_partner_organisation()->add_topics("dementia");
    joining.add_contacts()->set_given_name("Grace");
    joining.mutable_contacts(0)->set_email("grace@example.org");
    return client_.Ok(&Stub::RegisterPartnerOrganisation, joining).partner_organisation();
  }
  std::vector<std::string> Contacts(const std::string& partner_organisation_id) {
    v1::GetPartnerOrganisationRequest get;
    get.set_partner_organisation_id(partner_organisation_id);
    const auto shown = client_.Ok(&Stub::GetPartnerOrganisation, get);
    std::vector<std::string> names;
    for (const auto& contact : shown.contacts()) names.push_back(contact.given_name());
    return names;
  }

  Client client_;
};

TEST_F(PartnerUpdateTest, ContactsAreReplacedOrGoIfTheMaskNamesThem) {
  const auto partner = Joined();
  v1::UpdatePartnerOrganisationRequest update;
  update.mutable_partner_organisation()->set_partner_organisation_id(partner.partner_organisation_id());
  update.mutable_partner_organisation()->set_display_name("Age UK");
  update.mutable_update_mask()->add_paths("display_name");
  update.add_contacts()->set_given_name("Mary");
  client_.Ok(&Stub::UpdatePartnerOrganisation, update);
  EXPECT_THAT(Contacts(partner.partner_organisation_id()), ElementsAre("Grace")) << "they are not named";
  update.mutable_update_mask()->set_paths(0, "contacts");
  client_.Ok(&Stub::UpdatePartnerOrganisation, update);
  EXPECT_THAT(Contacts(partner.partner_organisation_id()), ElementsAre("Mary"));
  update.clear_contacts();
  client_.Ok(&Stub::UpdatePartnerOrganisation, update);
  EXPECT_THAT(Contacts(partner.partner_organisation_id()), IsEmpty());
}

TEST_F(PartnerUpdateTest, OneFieldIsChangedAndTheOthersStay) {
  const auto before = Joined();
  v1::UpdatePartnerOrganisationRequest update;
  update.mutable_partner_organisation()->set_partner_organisation_id(before.partner_organisation_id());
  update.mutable_partner_organisation()->set_display_name("Age UK");
  const auto after = client_.Ok(&Stub::UpdatePartnerOrganisation, update).partner_organisation();
  EXPECT_EQ(after.display_name(), "Age UK");
  EXPECT_EQ(after.kind(), before.kind());
  EXPECT_THAT(after.topics(), ElementsAre("dementia"));

  update.mutable_partner_organisation()->clear_display_name();
  update.mutable_update_mask()->add_paths("topics");
  EXPECT_THAT(client_.Ok(&Stub::UpdatePartnerOrganisation, update).partner_organisation().topics(), IsEmpty());
  update.mutable_update_mask()->add_paths("display_name");
  EXPECT_THAT(client_.Refused(&Stub::UpdatePartnerOrganisation, update).error_details(),
              HasSubstr("partner_organisation.display_name"));
}

}  // namespace
}  // namespace participation::people_bank
