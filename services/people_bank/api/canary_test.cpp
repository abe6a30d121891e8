#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "libs/database/database.hpp"
#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/bus.hpp"
#include "libs/id/id.hpp"
#include "libs/privacy/vault.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/people_bank/testing/client.hpp"

namespace participation::people_bank {
namespace {

using testing::Eventually;
using testing::IsEmpty;

// Nothing else spells so, and none of them is a part of another.
const std::vector<std::string> kCanaries{"Quxzelda",
                                         "Wobblethorpe",
                                         "quxzelda.wobble@canary.example",
                                         "+447700900982",
                                         "7700 900982",
                                         "17 Zyxwvut Crescent",
                                         "ZE1 0QX",
                                         "canary-spectacles-note",
                                         "Fnordistan",
                                         "fnord@canary.example",
                                         "zz-fnordish"};

std::string Contents(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

// Tries what must be looked at against a whole service in one process, from outside.
class CanaryTest : public ::testing::Test {
 protected:
  static void FillIn(v1::PersonalDetails& details) {
    details.set_given_name("Quxzelda");
    details.set_family_name("Wobblethorpe");
    details.set_email("quxzelda.wobble@canary.example");
    details.set_telephone("+447700900982");
    details.set_postal_address("17 Zyxwvut Crescent\nFnordistan");
    details.set_postcode("ZE1 0QX");
    auto& need = *details.add_communication_needs();
    need.set_kind(v1::CommunicationNeed::KIND_INFORMATION_FORMAT);
    need.set_code("large-print");
    need.set_note("canary-spectacles-note");
  }

  std::string Register() {
    v1::RegisterPersonRequest request;
    FillIn(*request.mutable_details());
    request.mutable_interests()->add_topics("maternity");
    auto& consent = *request.add_consents();
    consent.set_purpose(v1::PURPOSE_OPPORTUNITIES);
    consent.set_channel(v1::CHANNEL_EMAIL);
    request.set_request_id(id::New());
    return client_.Ok(&Stub::RegisterPerson, request).person().person_id();
  }

  void Update(const std::string& person_id) {
    v1::UpdatePersonRequest request;
    request.set_person_id(person_id);
    FillIn(*request.mutable_details());
    request.mutable_details()->set_email("fnord@canary.example");
    request.mutable_details()->set_telephone("07700 900982");
    request.mutable_details()->set_language("zz-fnordish");
    request.set_request_id(id::New());
    client_.Ok(&Stub::UpdatePerson, request);
  }

  void Invite(const std::string& person_id) {
    activity_tracking::v1::OpportunityPublished event;
    event.set_opportunity_id(id::New());
    event.set_title("Focus group");
    event.add_topics("maternity");
    event.set_places(4);
    const std::vector<events::Event> published{events::Wrap(event.opportunity_id(), 1, event)};
    client_.Stop();  // One process holds the bus.
    events::OpenBus("local:" + (client_.folder() / "bus.db").string())->Publish(published);
    client_.Restart();
    v1::ListOutgoingMessagesRequest list;
    list.set_person_id(person_id);
    list.set_state(v1::OutgoingMessage::STATE_SENT);
    ASSERT_TRUE(
        Eventually([&] { return client_.Ok(&Stub::ListOutgoingMessages, list).outgoing_messages_size() == 1; }));
  }

  void Erase(const std::string& person_id) {
    v1::ErasePersonRequest request;
    request.set_person_id(person_id);
    request.set_request_id(id::New());
    client_.Ok(&Stub::ErasePerson, request);
  }

  // The files, but those of delivered mail, that hold a canary.
  std::vector<std::string> Leaks() {
    std::vector<std::string> leaks;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{client_.folder()}) {
      const auto name = std::filesystem::relative(entry.path(), client_.folder()).string();
      if (!entry.is_regular_file() || name.starts_with("outgoing")) continue;
      const auto contents = Contents(entry.path());
      for (const auto& canary : kCanaries) {
        if (contents.find(canary) != std::string::npos) leaks.push_back(name + " holds " + canary);
      }
    }
    return leaks;
  }

  std::size_t FilesWith(const std::string& text) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{client_.folder()}) {
      if (entry.is_regular_file() && Contents(entry.path()).find(text) != std::string::npos) ++files;
    }
    return files;
  }

  // Everything that is kept of who somebody is, sealed: their details, their blind indexes, and their wrapped key.
  std::vector<std::string> Sealed(const std::string& person_id) {
    std::vector<std::string> sealed;
    const auto collect = [&](const std::string& file, const std::string& sql) {
      database::Open("sqlite:" + (client_.folder() / file).string())->Read([&](auto& transaction) {
        for (const auto& row : transaction.Execute(sql, {person_id})) sealed.push_back(row.Text(0));
      });
    };
    collect("people_bank.db", "SELECT sealed FROM personal_details WHERE person_id = $1");
    collect("people_bank.db", "SELECT contact_index FROM person_contacts WHERE person_id = $1");
    collect("keys/keys.db",
            "SELECT wrapped FROM subjects JOIN wrapped_keys ON wrapped_keys.place = subjects.place WHERE subject = $1");
    return sealed;
  }

  std::unique_ptr<database::Database> OpenBank() const {
    return database::Open("sqlite:" + (client_.folder() / "people_bank.db").string());
  }
  std::int64_t KeysToDestroy() const {
    std::int64_t count = 0;
    OpenBank()->Read([&](database::Transaction& transaction) {
      count = transaction.Execute("SELECT count(*) FROM keys_to_destroy")[0].Integer(0);
    });
    return count;
  }

  Client client_;
};

TEST_F(CanaryTest, WhoSomebodyIsIsNowhereInPlainButInMailAndOpensNoMoreOnceTheyLeft) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  const auto person_id = Register();
  EXPECT_THAT(Leaks(), IsEmpty()) << "after registering";
  ASSERT_GT(FilesWith(person_id), 0) << "the search must find what is there";
  Update(person_id);
  EXPECT_THAT(Leaks(), IsEmpty()) << "after updating";
  Invite(person_id);
  EXPECT_THAT(Leaks(), IsEmpty()) << "after inviting and sending";
  ASSERT_GT(FilesWith("fnord@canary.example"), 0) << "the mail spool holds delivered mail";

  // A copy of what is sealed, as in a backup taken before the person left.
  std::string sealed;
  OpenBank()->Read([&](database::Transaction& transaction) {
    sealed = transaction.Execute("SELECT sealed FROM personal_details")[0].Text(0);
  });
  Erase(person_id);
  EXPECT_THAT(Leaks(), IsEmpty()) << "after erasing";
  EXPECT_TRUE(Eventually([&] { return KeysToDestroy() == 0; }));
  client_.Stop();
  EXPECT_THAT(Leaks(), IsEmpty()) << "after stopping";
  const auto keys = privacy::OpenKeyStore("file:" + (client_.folder() / "keys").string());
  EXPECT_FALSE(privacy::Vault{*keys}.Find(person_id)) << "the key is to go";
  const auto new_key = privacy::Vault{*keys}.For(person_id);
  EXPECT_FALSE(new_key.Open("details", sealed).ok());
}

TEST_F(CanaryTest, NotEvenWhatWasSealedIsLeftOnTheDiskOnceTheyLeft) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  const auto stays = people_bank::Register(client_);
  const auto leaves = Register();
  auto sealed = Sealed(leaves);
  Update(leaves);
  const auto sealed_later = Sealed(leaves);
  sealed.insert(sealed.end(), sealed_later.begin(), sealed_later.end());
  ASSERT_EQ(sealed.size(), 8u) << "twice the details, the address, the number and the key";
  for (const auto& text : sealed_later) ASSERT_GT(FilesWith(text), 0) << "the search must find what is there";
  Erase(leaves);
  for (const auto& text : sealed) {
    EXPECT_TRUE(Eventually([&] { return FilesWith(text.substr(text.size() / 4, 24)) == 0; })) << "while it runs";
  }
  for (const auto& text : Sealed(stays)) EXPECT_GT(FilesWith(text), 0) << "the wrong one went too";
}

TEST_F(CanaryTest, WhatWasSealedLeavesTheLogThoughTheKeyCannotGoYet) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  const auto leaves = Register();
  const auto sealed = Sealed(leaves);
  ASSERT_EQ(sealed.size(), 4u) << "the details, the address, the number and the key";
  const auto keys = database::Open("sqlite:" + (client_.folder() / "keys/keys.db").string());
  keys->Write([](auto& transaction) { return transaction.Execute("ALTER TABLE subjects RENAME TO lost"), true; });
  Erase(leaves);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_TRUE(Eventually([&] { return FilesWith(sealed[i].substr(sealed[i].size() / 4, 24)) == 0; })) << i;
  }
}

}  // namespace
}  // namespace participation::people_bank
