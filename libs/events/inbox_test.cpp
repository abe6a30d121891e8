#include "libs/events/inbox.hpp"

#include <gmock/gmock.h>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"

namespace participation::events {
namespace {

using ::testing::ElementsAre;

class InboxTest : public testing::Test {
 protected:
  InboxTest() { MigrateEvents(*database_); }

  bool Enter(const std::string& event_id, clock::Time now) {
    std::vector<bool> news;
    Event event;
    event.id = event_id;
    database_->Write([&](database::Transaction& transaction) {
      news = EnterInbox(transaction, {&event, 1}, now);
      return true;
    });
    return news.at(0);
  }

  // Forgets some, and tells how many are left.
  std::int64_t Prune(clock::Time time, bool& more) {
    std::int64_t left = 0;
    database_->Write([&](database::Transaction& transaction) {
      more = PruneInbox(transaction, time);
      left = transaction.Execute("SELECT count(*) FROM inbox")[0].Integer(0);
      return true;
    });
    return left;
  }

  const database::FreshDatabase place_;
  const std::unique_ptr<database::Database> database_ = database::Open(place_.url());
  const clock::Time now_ = clock::System().Now();
};

TEST_F(InboxTest, ItTellsWhenTheFirstAndTheLastCame) {
  const auto state = [this] {
    InboxState read;
    database_->Read([&](database::Transaction& transaction) { read = ReadInboxState(transaction); });
    return std::pair{read.oldest_micros, read.last_micros};
  };
  EXPECT_EQ(state(), std::pair(std::int64_t{0}, std::int64_t{0}));
  for (const int hour : {2, 1, 3}) Enter(id::New(), now_ + std::chrono::hours{hour});
  EXPECT_EQ(state(),
            std::pair(clock::ToMicros(now_ + std::chrono::hours{1}), clock::ToMicros(now_ + std::chrono::hours{3})));
}

TEST_F(InboxTest, OldEventsAreForgottenInPiecesAndTheOthersNot) {
  database_->Write([&](database::Transaction& transaction) {
    std::vector<Event> events(1200);
    for (Event& event : events) event.id = id::New();
    EnterInbox(transaction, events, now_);
    return true;
  });
  std::vector<std::int64_t> left;
  for (bool more = true; more;) left.push_back(Prune(now_, more));
  for (bool more = true; more;) left.push_back(Prune(now_ + std::chrono::hours{1}, more));
  EXPECT_THAT(left, ElementsAre(1200, 700, 200, 0));
}

// As a dead letter is replayed or a group rewound: what counts is when it came, not when it happened.
TEST_F(InboxTest, AnOldEventThatCameNowIsRememberedFromNowOn) {
  const std::string made_in_2020 = "01700000-0000-7000-8000-000000000000";
  bool more = false;
  EXPECT_TRUE(Enter(made_in_2020, now_));
  EXPECT_EQ(Prune(now_ - std::chrono::hours{1}, more), 1);
  EXPECT_FALSE(Enter(made_in_2020, now_));
}

}  // namespace
}  // namespace participation::events
