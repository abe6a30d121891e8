#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/id/id.hpp"
#include "services/people_bank/testing/client.hpp"

namespace participation::people_bank {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class PeopleApiTest : public ::testing::Test {
 protected:
  Client client_;
};

TEST_F(PeopleApiTest, ARegistrationThatIsRepeatedIsOnePerson) {
  const auto request = NewAda();
  const auto first = client_.Ok(&Stub::RegisterPerson, request);
  EXPECT_EQ(client_.Ok(&Stub::RegisterPerson, request).person().person_id(), first.person().person_id());
  EXPECT_THAT(client_.Ok(&Stub::ListPeople, v1::ListPeopleRequest{}).people(), SizeIs(1));
  EXPECT_EQ(first.person().etag(), "2");
}

TEST_F(PeopleApiTest, SomebodyIsShownLookedUpChangedAndListed) {
  const auto person_id = Register(client_);
  v1::GetPersonRequest get;
  get.set_person_id(person_id);
  EXPECT_EQ(client_.Ok(&Stub::GetPerson, get).details().email(), "ada@example.org");

  v1::UpdatePersonRequest update;
  update.set_person_id(person_id);
  update.set_etag("2");
  update.mutable_interests()->add_areas("E1");
  update.mutable_details()->set_email("ada@elsewhere.example");
  update.mutable_details()->set_telephone("01632 960123");
  EXPECT_EQ(client_.Ok(&Stub::UpdatePerson, update).person().etag(), "3");
  EXPECT_EQ(client_.Refused(&Stub::UpdatePerson, update).error_code(), grpc::StatusCode::ABORTED);

  v1::LookUpPersonRequest look_up;
  look_up.set_telephone("+44 1632 960123");
  EXPECT_THAT(client_.Ok(&Stub::LookUpPerson, look_up).people(), SizeIs(1));
  look_up.set_email("ada@example.org");
  EXPECT_THAT(client_.Ok(&Stub::LookUpPerson, look_up).people(), SizeIs(0));
  EXPECT_EQ(client_.Refused(&Stub::LookUpPerson, v1::LookUpPersonRequest{}).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);

  v1::ListPeopleRequest list;
  list.set_topic("maternity");
  list.set_area("N1");
  EXPECT_THAT(client_.Ok(&Stub::ListPeople, list).people(), SizeIs(0));
  list.set_area("E1");
  EXPECT_THAT(client_.Ok(&Stub::ListPeople, list).people(), SizeIs(1));
}

TEST_F(PeopleApiTest, ListingGoesOnWhereThePageEnded) {
  for (int i = 0; i < 5; ++i) Register(client_);
  v1::ListPeopleRequest list;
  list.set_page_size(2);
  std::set<std::string> seen;
  int pages = 0;
  do {
    const auto page = client_.Ok(&Stub::ListPeople, list);
    for (const auto& person : page.people()) seen.insert(person.person_id());
    list.set_page_token(page.next_page_token());
    ++pages;
  } while (!list.page_token().empty());
  EXPECT_THAT(seen, SizeIs(5));
  EXPECT_EQ(pages, 3);
}

TEST_F(PeopleApiTest, WhoLeftIsForgottenForGood) {
  const auto person_id = Register(client_);
  v1::ErasePersonRequest erase;
  erase.set_person_id(person_id);
  EXPECT_EQ(client_.Ok(&Stub::ErasePerson, erase).person().state(), v1::Person::STATE_ERASED);
  EXPECT_EQ(client_.Ok(&Stub::ErasePerson, erase).person().state(), v1::Person::STATE_ERASED);
  v1::GetPersonRequest get;
  get.set_person_id(person_id);
  const auto status = client_.Refused(&Stub::GetPerson, get);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(status.error_details(), HasSubstr("PERSON_ERASED"));
  v1::UpdatePersonRequest update;
  update.set_person_id(person_id);
  update.mutable_details()->set_given_name("Ada");
  EXPECT_THAT(client_.Refused(&Stub::UpdatePerson, update).error_details(), HasSubstr("PERSON_ERASED"));
  v1::LookUpPersonRequest look_up;
  look_up.set_email("ada@example.org");
  EXPECT_THAT(client_.Ok(&Stub::LookUpPerson, look_up).people(), SizeIs(0));
  get.set_person_id(id::New());
  EXPECT_EQ(client_.Refused(&Stub::GetPerson, get).error_code(), grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace participation::people_bank
