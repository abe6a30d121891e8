#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "libs/database/database.hpp"
#include "libs/database/testing/fresh_database.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/testing/child_process.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "services/people_bank/testing/client.hpp"

namespace participation::people_bank {
namespace {

namespace fs = std::filesystem;
using testing::Eventually;

v1::ErasePersonRequest Erasure(const std::string& person_id) {
  v1::ErasePersonRequest request;
  request.set_person_id(person_id);
  request.set_request_id("019a0000-0000-7000-8000-000000000001");
  return request;
}

std::string OnlyPerson(const fs::path& folder) {
  std::string person_id;
  database::Open("sqlite:" + (folder / "people_bank.db").string())->Read([&](database::Transaction& transaction) {
    person_id = transaction.Execute("SELECT person_id FROM people").at(0).Text(0);
  });
  return person_id;
}

bool HasKey(const fs::path& folder, const std::string& person_id) {
  return privacy::OpenKeyStore("file:" + (folder / "keys").string())->Find(person_id).has_value();
}

std::int64_t KeysToDestroy(const fs::path& folder) {
  std::int64_t count = 0;
  database::Open("sqlite:" + (folder / "people_bank.db").string())->Read([&](database::Transaction& transaction) {
    count = transaction.Execute("SELECT count(*) FROM keys_to_destroy")[0].Integer(0);
  });
  return count;
}

// Run by the tests below in a process of its own, which dies at the point that they choose, behind the commit.
TEST(EraseCrashTest, DISABLED_TheProcessThatDies) {
  Client client{{{"data", std::getenv("ERASE_CRASH_FOLDER")}}};
  (void)client.Refused(&Stub::ErasePerson, Erasure(Register(client)));
  EXPECT_TRUE(Eventually([] { return false; }));
}

void DieAt(const std::string& point, const fs::path& folder) {
  testing::ChildProcess dying{
      {.program = "/proc/self/exe",
       .arguments = {"--gtest_filter=EraseCrashTest.DISABLED_TheProcessThatDies", "--gtest_also_run_disabled_tests"},
       .environment = {{"ERASE_CRASH_FOLDER", folder.string()}, {"PARTICIPATION_CRASH_AT", point + ":1"}}}};
  const auto exit = dying.Wait();
  ASSERT_TRUE(exit);
  ASSERT_EQ(exit->signal, SIGKILL) << dying.Output() << dying.Errors();
}

// Nobody asks again: starting is enough.
void ExpectFinishedByStarting(const fs::path& folder) {
  const auto person_id = OnlyPerson(folder);
  Client client{{{"data", folder.string()}}};
  EXPECT_EQ(client.Ok(&Stub::ListPeople, v1::ListPeopleRequest{}).people_size(), 0);
  v1::GetPersonRequest get;
  get.set_person_id(person_id);
  EXPECT_EQ(client.Refused(&Stub::GetPerson, get).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_TRUE(Eventually([&] { return KeysToDestroy(folder) == 0; }));
  EXPECT_FALSE(HasKey(folder, person_id));
  EXPECT_EQ(client.Ok(&Stub::ErasePerson, Erasure(person_id)).person().state(), v1::Person::STATE_ERASED);
}

TEST(EraseCrashTest, AKeyThatOutlivedItsPersonIsDestroyedAtTheNextStart) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  const testing::TemporaryFolder folder;
  ASSERT_NO_FATAL_FAILURE(DieAt("keys-to-destroy", folder.path()));
  ASSERT_TRUE(HasKey(folder.path(), OnlyPerson(folder.path())));
  ExpectFinishedByStarting(folder.path());
}

TEST(EraseCrashTest, AKeyThatWasDestroyedIsStruckOffAtTheNextStart) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  const testing::TemporaryFolder folder;
  ASSERT_NO_FATAL_FAILURE(DieAt("keys-destroyed", folder.path()));
  ASSERT_EQ(KeysToDestroy(folder.path()), 1);
  ExpectFinishedByStarting(folder.path());
}

// The store is held from outside for longer than the caller waits.
TEST(EraseRefusedTest, WhoseErasureIsRefusedIsWholeAndReadable) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  Client client;
  const auto person_id = Register(client);
  const auto store = database::Open("sqlite:" + (client.folder() / "people_bank.db").string());
  store->Write([&](database::Transaction& transaction) {
    transaction.Execute("DELETE FROM keys_to_destroy");
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds{300});
    v1::ErasePersonResponse response;
    EXPECT_EQ(Stub{client.Channel()}.ErasePerson(&context, Erasure(person_id), &response).error_code(),
              grpc::StatusCode::DEADLINE_EXCEEDED);
    return true;
  });
  v1::GetPersonRequest get;
  get.set_person_id(person_id);
  EXPECT_EQ(client.Ok(&Stub::GetPerson, get).details().email(), "ada@example.org");
  v1::UpdatePersonRequest update;
  update.set_person_id(person_id);
  update.mutable_details()->set_given_name("Ada");
  EXPECT_EQ(client.Ok(&Stub::UpdatePerson, update).person().state(), v1::Person::STATE_ACTIVE);
  EXPECT_TRUE(HasKey(client.folder(), person_id));
}

}  // namespace
}  // namespace participation::people_bank
