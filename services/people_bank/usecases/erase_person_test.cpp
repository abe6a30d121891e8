#include "services/people_bank/usecases/erase_person.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/store/counter_store.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/destroy_keys.hpp"
#include "services/people_bank/usecases/invite_people.hpp"
#include "services/people_bank/usecases/queue_telling.hpp"
#include "services/people_bank/usecases/record_equality_answers.hpp"
#include "services/people_bank/usecases/show_person.hpp"
#include "services/people_bank/usecases/update_person.hpp"

namespace participation::people_bank {
namespace {

using testing::ElementsAre;
using testing::IsOk;
using testing::StatusIs;

class EraseTest : public testing::Test {
 protected:
  auto Erase(bool erase_texts = false) {
    return bank_.Do([&](auto& transaction) {
      return ErasePerson(transaction, bank_.identity, person_id_, erase_texts, bank_.clock.Now());
    });
  }
  std::string ReasonOfShowing() {
    return refusal::ReasonOf(
        bank_.Ask([&](auto& transaction) { return ShowPerson(transaction, bank_.identity, person_id_); }).status());
  }

  Bank bank_;
  const std::string person_id_ = bank_.RegisterWilling({{"maternity"}, {}, {}});
};

TEST_F(EraseTest, OnlyTheBareRowRemains) {
  ASSERT_THAT(Erase(), IsOk());
  for (const auto* table : {"personal_details", "person_contacts", "person_interests", "consents", "consent_changes"}) {
    EXPECT_EQ(bank_.Count(table), 0) << table;
  }
  EXPECT_EQ(bank_.Count("people"), 1);
  EXPECT_EQ(ReasonOfShowing(), "PERSON_ERASED") << "though the key is still there";
  EXPECT_TRUE(bank_.Ask([](auto& transaction) { return PersonStore{transaction}.List({{}, "", 10}); }).empty());
  EXPECT_EQ(bank_.Ask([](auto& transaction) { return CounterStore{transaction}.Value(kPeopleActive); }), 0);
}

TEST_F(EraseTest, ErasingAgainChangesNothing) {
  ASSERT_THAT(Erase(), IsOk());
  ASSERT_THAT(Erase(), IsOk());
  EXPECT_THAT(bank_.EventsAbout(person_id_),
              ElementsAre("PersonRegistered", "ConsentChanged", "ConsentChanged", "PersonErased"));
  EXPECT_EQ(bank_.Ask([](auto& transaction) { return CounterStore{transaction}.Value(kPeopleActive); }), 0);
}

TEST_F(EraseTest, TheEventTellsWhetherTextsGoToo) {
  ASSERT_THAT(Erase(true), IsOk());
  v1::PersonErased event;
  event.ParseFromString(bank_.Outbox().back().data);
  EXPECT_TRUE(event.erase_texts());
}

TEST_F(EraseTest, TextsThatStayedWithNobodysNameAreNotPromisedToGo) {
  ASSERT_THAT(Erase(false), IsOk());
  const auto refusal = Erase(true);
  EXPECT_EQ(refusal::ReasonOf(refusal.status()), "TEXTS_UNLINKED");
  EXPECT_THAT(Erase(false), IsOk());
  EXPECT_THAT(bank_.Emitted<v1::PersonErased>(), testing::SizeIs(1));
}

TEST_F(EraseTest, TextsThatWentStayGone) {
  ASSERT_THAT(Erase(true), IsOk());
  ASSERT_THAT(Erase(true), IsOk());
  ASSERT_THAT(Erase(false), IsOk());
  EXPECT_THAT(bank_.Emitted<v1::PersonErased>(), testing::SizeIs(1));
}

TEST_F(EraseTest, TheKeyIsDestroyedBehindTheChangeAndNobodyElses) {
  const auto other = bank_.RegisterWilling();
  const auto sealed = bank_.Ask([&](auto& transaction) { return PersonStore{transaction}.FindDetails(person_id_); });
  ASSERT_THAT(Erase(), IsOk());
  EXPECT_THAT(bank_.identity.Open(person_id_, *sealed), IsOk()) << "a backup opens until the key is gone";
  EXPECT_TRUE(DestroyKeys(*bank_.database, bank_.identity));
  EXPECT_THAT(bank_.identity.Open(person_id_, *sealed), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_EQ(bank_.Count("keys_to_destroy"), 0);
  EXPECT_THAT(bank_.Ask([&](auto& transaction) { return ShowPerson(transaction, bank_.identity, other); }), IsOk());
}

TEST_F(EraseTest, AKeyThatIsGoneAlreadyIsStruckOff) {
  ASSERT_THAT(Erase(), IsOk());
  bank_.identity.DestroyKeys({&person_id_, 1});
  // The process died here.
  bank_.Open();
  EXPECT_TRUE(DestroyKeys(*bank_.database, bank_.identity));
  EXPECT_EQ(bank_.Count("keys_to_destroy"), 0);
}

TEST_F(EraseTest, NobodyIsChangedBackToLife) {
  ASSERT_THAT(Erase(), IsOk());
  const auto update = bank_.Do([&](auto& transaction) {
    return UpdatePerson(transaction, {person_id_, {}, Interests{{"dental"}, {}, {}}, ""}, bank_.clock.Now());
  });
  EXPECT_EQ(refusal::ReasonOf(update.status()), "PERSON_ERASED");
  const auto consent = bank_.Do([&](auto& transaction) {
    return GiveConsent(transaction, {person_id_, Purpose::kOutcomes, Channel::kSms, ""}, bank_.clock.Now());
  });
  EXPECT_EQ(refusal::ReasonOf(consent.status()), "PERSON_ERASED");
}

TEST_F(EraseTest, WhatWasQueuedIsStoppedAndToldOf) {
  const auto opportunity = bank_.Publish({});
  const std::vector<std::string> named{person_id_};
  const auto invitations = bank_.Do([&](auto& transaction) {
    return InvitePeople(transaction, opportunity.opportunity_id, named, bank_.clock.Now());
  });
  (void)bank_.Do([&](auto& transaction) {
    return QueueTelling(transaction, {"t-1", "o-1", person_id_, 0}, {"o-1", "New clinic", "It opened."},
                        bank_.clock.Now());
  });
  ASSERT_THAT(Erase(), IsOk());
  EXPECT_FALSE(SendMessages(bank_.Means()));
  EXPECT_TRUE(bank_.mailer.sent.empty());
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorNotReachable"));
  const auto invitation = bank_.Ask(
      [&](auto& transaction) { return InvitationStore{transaction}.Find(invitations->at(0).invitation_id()); });
  EXPECT_EQ(invitation->record().cancel_reason, "ERASED");
  EXPECT_TRUE(invitation->record().reasons.empty());
}

TEST_F(EraseTest, EqualityAnswersStayCountedAndLeadToNobody) {
  const std::vector<EqualityAnswer> answers{{Characteristic::kSex, "female", false}};
  ASSERT_THAT(bank_.Do([&](auto& transaction) {
    return RecordEqualityAnswers(transaction, bank_.identity, person_id_, answers);
  }),
              IsOk());
  ASSERT_THAT(Erase(), IsOk());
  const auto pseudonyms = bank_.Ask([&](auto& transaction) {
    return transaction.Execute("SELECT count(*), sum(CASE WHEN pseudonym = $1 THEN 1 ELSE 0 END) FROM equality_answers",
                               {bank_.identity.PseudonymOf(person_id_)});
  });
  EXPECT_EQ(pseudonyms[0].Integer(0), 1);
  EXPECT_EQ(pseudonyms[0].Integer(1), 0);
  EXPECT_EQ(bank_.Ask([](auto& transaction) {
    return transaction.Execute("SELECT people FROM equality_counts WHERE code = 'female'")[0].Integer(0);
  }),
            1);
}

}  // namespace
}  // namespace participation::people_bank
