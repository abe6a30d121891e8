#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>

#include "libs/testing/child_process.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "services/people_bank/testing/client.hpp"

namespace participation::people_bank {
namespace {

v1::ErasePersonRequest Erasure(const std::string& person_id) {
  v1::ErasePersonRequest request;
  request.set_person_id(person_id);
  request.set_request_id("019a0000-0000-7000-8000-000000000001");
  return request;
}

std::string OnlyPerson(Client& client) {
  const auto listed = client.Ok(&Stub::ListPeople, v1::ListPeopleRequest{});
  return listed.people_size() == 1 ? listed.people(0).person_id() : "";
}

// Run by the test below in a process of its own, which dies behind the destruction of the key.
TEST(EraseCrashTest, DISABLED_TheProcessThatDies) {
  Client client{{{"data", std::getenv("ERASE_CRASH_FOLDER")}}};
  (void)client.Refused(&Stub::ErasePerson, Erasure(Register(client)));
}

TEST(EraseCrashTest, AnErasureThatWasCutOffIsFinishedByRepeatingIt) {
  const testing::TemporaryFolder folder;
  testing::ChildProcess dying{
      {.program = "/proc/self/exe",
       .arguments = {"--gtest_filter=EraseCrashTest.DISABLED_TheProcessThatDies", "--gtest_also_run_disabled_tests"},
       .environment = {{"ERASE_CRASH_FOLDER", folder.path().string()}, {"PARTICIPATION_CRASH_AT", "key-destroyed:1"}}}};
  const auto exit = dying.Wait();
  ASSERT_TRUE(exit);
  ASSERT_EQ(exit->signal, SIGKILL) << dying.Output() << dying.Errors();

  Client client{{{"data", folder.path().string()}}};
  const auto person_id = OnlyPerson(client);
  ASSERT_FALSE(person_id.empty());
  v1::GetPersonRequest get;
  get.set_person_id(person_id);
  EXPECT_EQ(client.Refused(&Stub::GetPerson, get).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(client.Ok(&Stub::ErasePerson, Erasure(person_id)).person().state(), v1::Person::STATE_ERASED);
  EXPECT_EQ(OnlyPerson(client), "");
}

}  // namespace
}  // namespace participation::people_bank
