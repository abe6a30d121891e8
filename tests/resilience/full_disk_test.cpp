#include <grpcpp/client_context.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "participation/audit/v1/audit_service.grpc.pb.h"
#include "participation/people_bank/v1/people_bank_service.grpc.pb.h"
#include "tests/resilience/checker.hpp"
#include "tests/resilience/daemon.hpp"
#include "tests/resilience/small_disk.hpp"

namespace participation::resilience {
namespace {

// What a process started meanwhile may write to a file at most, in bytes, as with `ulimit -f`.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

int Occurrences(const std::string& text, const std::string& what) {
  int count = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

// Whether somebody can be registered, which takes a key as well as rows.
bool Registers(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::ClientContext context;
  people_bank::v1::RegisterPersonRequest request;
  request.mutable_details()->set_given_name("Ada");
  people_bank::v1::RegisterPersonResponse response;
  return people_bank::v1::PeopleBankService::NewStub(channel)->RegisterPerson(&context, request, &response).ok();
}

// How often somebody who read what people said is on the record.
int ReadersOnRecord(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::ClientContext context;
  audit::v1::ListAuditEntriesRequest request;
  request.set_module("feedback_ingestion");
  request.set_method("ListFeedbackItems");
  audit::v1::ListAuditEntriesResponse response;
  const auto status = audit::v1::AuditService::NewStub(channel)->ListAuditEntries(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response.records_size();
}

// Every write that failed was answered at once, with the reason that an operator can act upon.
void CheckRefusals(const History& history) {
  int for_the_store = 0;
  for (const auto& [submission, call] : history.unknown()) {
    EXPECT_NE(call.status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED) << submission;
    const bool said = call.status.error_details().find("STORE_UNAVAILABLE") != std::string::npos;
    if (said && call.status.error_code() == grpc::StatusCode::UNAVAILABLE) ++for_the_store;
  }
  EXPECT_GE(for_the_store, 1) << "no write was refused for want of the store";
}

TEST(FullDiskTest, WritesAreRefusedReadsGoOnAndNothingIsLostOnceThereIsRoom) {
  const testing::TemporaryFolder folder;
  // Once there is room again there must be enough for all: the log of each database takes up to 32 MB before SQLite
  // begins it anew.
  const SmallDisk disk{folder.path(), "size=192m"};
  if (!disk.problem().empty()) GTEST_SKIP() << "a small file system cannot be mounted here: " << disk.problem();
  Daemon daemon{folder.path()};
  History history;
  bool shown = false;
  ASSERT_TRUE(daemon.Start()) << daemon.process().Errors();
  {
    Submitter submitter{daemon.NewChannel(), "before", history};
    ASSERT_TRUE(testing::Eventually([&] { return submitter.answered() >= 100; }));
  }
  {
    disk.Fill();
    Submitter submitter{daemon.NewChannel(), "full", history};
    ASSERT_TRUE(testing::Eventually([&] { return submitter.unknown() >= 20; })) << "writes went on without room";
    EXPECT_TRUE(submitter.Reads()) << "reads stopped";
    shown = submitter.ReadsWhatPeopleSaid();
    EXPECT_FALSE(Registers(daemon.NewChannel())) << "somebody was registered without room";
  }
  disk.MakeRoom();
  CheckRefusals(history);
  // An entry may find room where a submission does not, so that either answer is right, but not one without the other.
  EXPECT_EQ(ReadersOnRecord(daemon.NewChannel()), shown ? 1 : 0);
  {
    Submitter submitter{daemon.NewChannel(), "after", history};
    ASSERT_TRUE(testing::Eventually([&] { return submitter.answered() >= 100; })) << "writes did not go on";
  }
  CheckPlatform(daemon.NewChannels(), history);
  ASSERT_TRUE(daemon.Stop().has_value());
  CheckLog(*daemon.Log(), Repeats::kNone, history);
}

TEST(FullDiskTest, AFileThatMayNotGrowIsAWriteRefusedAndNotTheEnd) {
  const testing::TemporaryFolder folder;
  Daemon daemon{folder.path()};
  History history;
  bool shown = false;
  {
    const FileSizeLimit limit{2 << 20};
    ASSERT_TRUE(daemon.Start()) << daemon.process().Errors();
  }
  {
    Submitter submitter{daemon.NewChannel(), "limited", history};
    ASSERT_TRUE(testing::Eventually([&] { return submitter.unknown() >= 20; })) << "writes went on";
    EXPECT_TRUE(submitter.Reads()) << "reads stopped";
    shown = submitter.ReadsWhatPeopleSaid();
    const auto told = Occurrences(daemon.process().Errors(), "the store failed");
    EXPECT_GE(told, 1);
    EXPECT_LT(told, submitter.unknown() / 2) << "the log is flooded";
  }
  CheckRefusals(history);
  ASSERT_TRUE(daemon.Stop().has_value());
  ASSERT_TRUE(daemon.Start()) << daemon.process().Errors();
  EXPECT_EQ(ReadersOnRecord(daemon.NewChannel()), shown ? 1 : 0);
  CheckPlatform(daemon.NewChannels(), history);
  ASSERT_TRUE(daemon.Stop().has_value());
  CheckLog(*daemon.Log(), Repeats::kNone, history);
}

TEST(FullDiskTest, AFolderThatCannotBeWrittenIsRefusedAtTheStartWithTheSettingToChange) {
  const testing::TemporaryFolder folder;
  const SmallDisk disk{folder.path(), "size=1m", MS_RDONLY};
  if (!disk.problem().empty()) GTEST_SKIP() << "a read-only file system cannot be mounted here: " << disk.problem();
  Daemon daemon{folder.path()};
  EXPECT_FALSE(daemon.Start());
  const std::string said = daemon.process().Errors();
  EXPECT_NE(said.find("cannot start"), std::string::npos) << said;
  EXPECT_NE(said.find("`data`"), std::string::npos) << said;
}

}  // namespace
}  // namespace participation::resilience
