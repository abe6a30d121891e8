#include "libs/events/event_limits.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include "libs/database/database.hpp"
#include "libs/events/outbox.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::events {
namespace {

using ::testing::HasSubstr;

Event Sound() {
  google::protobuf::StringValue message;
  message.set_value("words");
  return Wrap("key", 1, message);
}

template <class Change>
std::string_view FlawAfter(Change change) {
  Event event = Sound();
  change(event);
  return FlawOf(event);
}

TEST(EventLimitsTest, WhatIsWrappedIsSound) {
  EXPECT_EQ(FlawOf(Sound()), "");
  EXPECT_EQ(FlawAfter([](Event& event) { event.data.resize(kLargestEvent); }), "");
  EXPECT_EQ(FlawAfter([](Event& event) { event.traceparent.clear(); }), "");
  EXPECT_EQ(FlawAfter([](Event& event) { event.key = "Zoë/§ 1"; }), "");
}

TEST(EventLimitsTest, EveryAttributeIsBounded) {
  EXPECT_THAT(FlawAfter([](Event& event) { event.id = "1"; }), HasSubstr("id"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.type = "a b"; }), HasSubstr("type"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.topic.assign(201, 'a'); }), HasSubstr("topic"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.topic = "a/b"; }), HasSubstr("topic"));
  for (const char* type :
       {"participation.other.v1.Note", "google.protobuf", "google.protobuf.", "google.protobufs.A"}) {
    EXPECT_THAT(FlawAfter([&](Event& event) { event.type = type; }), HasSubstr("none of its topic's")) << type;
  }
  EXPECT_THAT(FlawAfter([](Event& event) { event.source = "/a\n"; }), HasSubstr("source"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.key.clear(); }), HasSubstr("key"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.key = "\xC3"; }), HasSubstr("key"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.key = std::string("a\0b", 3); }), HasSubstr("key"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.version = -1; }), HasSubstr("version"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.traceparent = "00-x"; }), HasSubstr("traceparent"));
  EXPECT_THAT(FlawAfter([](Event& event) { event.data.resize(kLargestEvent + 1); }), HasSubstr("900000 bytes"));
}

TEST(EventLimitsTest, TheOutboxKeepsNothingThatNoBusWouldTake) {
  const testing::TemporaryFolder folder;
  const auto database = database::Open("sqlite:" + (folder / "a.db").string());
  MigrateEvents(*database);
  google::protobuf::BytesValue ten_megabytes;
  ten_megabytes.set_value(std::string(10'000'000, 'x'));
  EXPECT_THROW(database->Write([&](database::Transaction& transaction) {
    Outbox{transaction}.Add("key", 1, ten_megabytes);
    return true;
  }),
               std::invalid_argument);
  std::int64_t kept = -1;
  database->Read([&](database::Transaction& transaction) {
    kept = transaction.Execute("SELECT count(*) FROM outbox")[0].Integer(0);
  });
  EXPECT_EQ(kept, 0);
}

}  // namespace
}  // namespace participation::events
