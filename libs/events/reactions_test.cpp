#include "libs/events/reactions.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include "absl/strings/match.h"
#include "libs/database/testing/fresh_database.hpp"

namespace participation::events {
namespace {

using google::protobuf::Int64Value;
using google::protobuf::StringValue;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Of texts, many take effect at once; of numbers, one after the other.
class ReactionsTest : public testing::Test {
 protected:
  ReactionsTest() {
    reactions_.OnMany<StringValue>([this](auto&, auto arrived) {
      std::string together;
      for (const auto& [message, traceparent] : arrived) together += message.value() + traceparent + " ";
      heard_.push_back(together);
      return absl::StrContains(together, "refuse") ? absl::FailedPreconditionError("no") : absl::OkStatus();
    });
    reactions_.On<Int64Value>([this](auto&, const auto& number) {
      heard_.push_back(std::to_string(number.value()));
      return absl::OkStatus();
    });
  }

  static Event Text(const std::string& key, const std::string& text) {
    StringValue message;
    message.set_value(text);
    Event event = Wrap(key, 1, message);
    event.traceparent.clear();
    return event;
  }
  static Event Number(const std::string& key, std::int64_t value) {
    Int64Value message;
    message.set_value(value);
    return Wrap(key, 1, message);
  }

  bool ApplyTogether(const std::vector<Event>& events, const std::vector<bool>& chosen) {
    bool all_done = false;
    database_->Write([&](database::Transaction& transaction) {
      all_done = reactions_.ApplyTogether(transaction, events, chosen);
      return true;
    });
    return all_done;
  }

  const database::FreshDatabase place_;
  const std::unique_ptr<database::Database> database_ = database::Open(place_.url());
  Reactions reactions_;
  std::vector<std::string> heard_;
};

TEST_F(ReactionsTest, ThoseOfATypeTakeEffectTogetherAndThoseOfAKeyInTheirOrder) {
  const std::vector<Event> events{Text("a", "a1"), Number("a", 2),  Text("b", "b1"),
                                  Text("a", "a3"), Text("b", "b2"), Text("c", "c1")};
  EXPECT_TRUE(ApplyTogether(events, std::vector<bool>(events.size(), true)));
  EXPECT_THAT(heard_, ElementsAre("a1 b1 c1 ", "2", "b2 ", "a3 "));
}

TEST_F(ReactionsTest, TheSameKeyOfAnotherTopicIsAnother) {
  Event other = Text("a", "other");
  other.topic = "participation.other.v1";
  EXPECT_TRUE(ApplyTogether({Text("a", "one"), other}, {true, true}));
  EXPECT_THAT(heard_, ElementsAre("one other "));
}

TEST_F(ReactionsTest, OnlyTheChosenTakeEffect) {
  EXPECT_TRUE(ApplyTogether({Text("a", "one"), Text("b", "two")}, {false, true}));
  EXPECT_THAT(heard_, ElementsAre("two "));
}

TEST_F(ReactionsTest, EachOfManyComesWithWhatAskedForIt) {
  Event event = Text("a", "one");
  event.traceparent = "-asked";
  EXPECT_TRUE(ApplyTogether({event, Text("b", "two")}, {true, true}));
  EXPECT_THAT(heard_, ElementsAre("one-asked two "));
}

TEST_F(ReactionsTest, OneThatIsRefusedOrUnreadableKeepsThemFromTakingEffectTogether) {
  EXPECT_FALSE(ApplyTogether({Text("a", "one"), Text("b", "refuse")}, {true, true}));
  heard_.clear();
  Event unreadable = Text("a", "");
  unreadable.data = "\xff";
  EXPECT_FALSE(ApplyTogether({Text("b", "one"), unreadable}, {true, true}));
  EXPECT_THAT(heard_, IsEmpty());
}

}  // namespace
}  // namespace participation::events
