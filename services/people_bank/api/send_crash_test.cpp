#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "libs/database/database.hpp"
#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/bus.hpp"
#include "libs/events/event.hpp"
#include "libs/id/id.hpp"
#include "libs/testing/child_process.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/people_bank/testing/client.hpp"

namespace participation::people_bank {
namespace {

namespace fs = std::filesystem;
using testing::Eventually;

void PublishOpportunity(const fs::path& folder) {
  activity_tracking::v1::OpportunityPublished event;
  event.set_opportunity_id(id::New());
  event.set_title("Focus group");
  event.add_topics("maternity");
  event.set_places(1);
  const std::vector<events::Event> published{events::Wrap(event.opportunity_id(), 1, event)};
  events::OpenBus("local:" + (folder / "bus.db").string())->Publish(published);
}

std::ptrdiff_t MailsIn(const fs::path& folder) {
  return std::ranges::count_if(fs::directory_iterator{folder / "outgoing"},
                               [](const auto& entry) { return entry.path().extension() == ".eml"; });
}

fs::path OnlyMail(const fs::path& folder) {
  const fs::directory_iterator files{folder / "outgoing"};
  return files->path();
}

int Sent(Client& client) {
  v1::ListOutgoingMessagesRequest request;
  request.set_state(v1::OutgoingMessage::STATE_SENT);
  return client.Ok(&Stub::ListOutgoingMessages, request).outgoing_messages_size();
}

// How many such events the bus holds.
std::int64_t EventsOf(const fs::path& folder, const std::string& type) {
  std::int64_t count = 0;
  database::Open("sqlite:" + (folder / "bus.db").string())->Read([&](database::Transaction& transaction) {
    count = transaction.Execute("SELECT count(*) FROM log WHERE type LIKE $1", {"%." + type})[0].Integer(0);
  });
  return count;
}

// Run by the test below in a process of its own, which dies when the invitation is in the spool and not yet recorded.
TEST(SendCrashTest, DISABLED_TheProcessThatDies) {
  const fs::path folder = std::getenv("SEND_CRASH_FOLDER");
  Client client{{{"data", folder.string()}}};
  Register(client);
  client.Stop();  // One process holds the bus.
  PublishOpportunity(folder);
  client.Restart();
  EXPECT_TRUE(Eventually([&] { return Sent(client) > 0; }));
}

TEST(SendCrashTest, WhoDiesBetweenTheSpoolAndTheRecordSendsAndTellsOnce) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  const testing::TemporaryFolder folder;
  testing::ChildProcess dying{
      {.program = "/proc/self/exe",
       .arguments = {"--gtest_filter=SendCrashTest.DISABLED_TheProcessThatDies", "--gtest_also_run_disabled_tests"},
       .environment = {{"SEND_CRASH_FOLDER", folder.path().string()},
                       {"PARTICIPATION_CRASH_AT", "messages-handed-over:1"}}}};
  const auto exit = dying.Wait();
  ASSERT_TRUE(exit);
  ASSERT_EQ(exit->signal, SIGKILL) << dying.Output() << dying.Errors();
  ASSERT_EQ(MailsIn(folder.path()), 1);
  const auto mail = fs::last_write_time(OnlyMail(folder.path()));

  Client client{{{"data", folder.path().string()}}};
  EXPECT_TRUE(Eventually([&] { return Sent(client) == 1; }));
  EXPECT_TRUE(Eventually([&] { return EventsOf(folder.path(), "InvitationSent") == 1; }));
  client.Stop();
  EXPECT_EQ(MailsIn(folder.path()), 1);
  EXPECT_EQ(fs::last_write_time(OnlyMail(folder.path())), mail);
  EXPECT_EQ(EventsOf(folder.path(), "InvitationSent"), 1);
}

}  // namespace
}  // namespace participation::people_bank
