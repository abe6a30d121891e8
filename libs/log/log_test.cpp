#include "libs/log/log.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "libs/clock/clock.hpp"

namespace participation::log {
namespace {

using nlohmann::json;

std::vector<json> RecordsOf(const std::function<void()>& work) {
  ::testing::internal::CaptureStderr();
  work();
  std::istringstream lines{::testing::internal::GetCapturedStderr()};
  std::vector<json> records;
  for (std::string line; std::getline(lines, line);) records.push_back(json::parse(line));
  return records;
}

class LogTest : public ::testing::Test {
 protected:
  ~LogTest() override { SetLevel("info"); }
};

TEST_F(LogTest, ARecordIsOneLineOfJsonWithTimeLevelMessageAndFields) {
  const auto before = clock::System().Now();
  const auto records = RecordsOf([] { Info("relay published", {Module("people_bank"), Count(12)}); });
  ASSERT_EQ(records.size(), 1u);
  const auto& record = records.front();
  EXPECT_EQ(record.size(), 5u);
  EXPECT_EQ(record["level"], "info");
  EXPECT_EQ(record["message"], "relay published");
  EXPECT_EQ(record["module"], "people_bank");
  EXPECT_EQ(record["count"], 12);
  const auto time = clock::FromRfc3339(record["time"].get<std::string>());
  ASSERT_TRUE(time.ok());
  EXPECT_GE(*time, before);
}

TEST_F(LogTest, WhatIsBelowTheLevelIsNotWritten) {
  EXPECT_TRUE(SetLevel("warning"));
  EXPECT_FALSE(SetLevel("loud"));
  const auto records = RecordsOf([] {
    Debug("one");
    Info("two");
    Warning("three");
    Error("four");
  });
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0]["message"], "three");
  EXPECT_EQ(records[1]["message"], "four");
  SetLevel("off");
  EXPECT_TRUE(RecordsOf([] { Error("five"); }).empty());
}

TEST_F(LogTest, AValueCannotBreakOutOfItsLineOrItsQuotes) {
  using std::string_literals::operator""s;
  const auto hostile = "a\"b\\c\n{\"level\":\"x\"}\r\x1b[31m\x7f\xff\xc3\0end"s;
  const auto records = RecordsOf([&] { Error("bad", {Reason(hostile), Path("C:\\\"new\nline")}); });
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0]["level"], "error");
  EXPECT_EQ(records[0]["reason"], "a\"b\\c\n{\"level\":\"x\"}\r\x1b[31m\x7f??\0end"s);
  EXPECT_EQ(records[0]["path"], "C:\\\"new\nline");
}

TEST_F(LogTest, LinesOfManyThreadsAreNotTorn) {
  const auto records = RecordsOf([] {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([] {
        for (int i = 0; i < 500; ++i) Info("at work", {Reason(std::string(250, 'x')), Position(i)});
      });
    }
  });
  EXPECT_EQ(records.size(), 2000u);
}

TEST_F(LogTest, AReasonIsScrubbedAndCut) {
  const auto records = RecordsOf([] {
    Warning("mail refused", {Reason("550 <jo.bloggs@example.org> unknown"), Module("m@example.org")});
    Warning("too long", {Reason(std::string(100'000, 'x'))});
  });
  EXPECT_EQ(records.at(0)["reason"], "550 <[masked]> unknown");
  EXPECT_EQ(records.at(0)["module"], "[masked]");
  EXPECT_EQ(records.at(1)["reason"], std::string(297, 'x') + "...");
}

TEST_F(LogTest, AnOpaqueIdIsHexadecimalOrMasked) {
  const auto records = RecordsOf([] {
    Info("seen", {EventId("019aa2b4-5c3e-7d10-9f63-0c1b2a394857"), TraceId("Jo Bloggs")});
  });
  EXPECT_EQ(records.at(0)["event_id"], "019aa2b4-5c3e-7d10-9f63-0c1b2a394857");
  EXPECT_EQ(records.at(0)["trace_id"], "[masked]");
}

// Runs in a copy of this program: once limited, repeats stay so.
TEST_F(LogTest, AFloodOfTheSameRecordIsTwoLinesThatTellHowManyThereWere) {
  const auto flood = [] {
    LimitRepeats();
    for (int i = 0; i < 100; ++i) Info("call refused", {Method("Get"), Code("NOT_FOUND")});
    Info("call refused", {Method("Get"), Code("ABORTED")});
    SettleRepeats();
    std::_Exit(0);
  };
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(flood(), ::testing::ExitedWithCode(0),
              "call refused.*NOT_FOUND\"}\n.*ABORTED\"}\n.*NOT_FOUND\",\"repeated\":98}\n$");
}

TEST_F(LogTest, OnlyLiteralsAndListedFieldsCompile) {
  static_assert(std::is_invocable_v<decltype(Info), Message, std::initializer_list<Field>>);
  static_assert(!std::is_convertible_v<std::string, Message>);
  static_assert(!std::is_convertible_v<const char*, Message>);
  static_assert(!std::is_constructible_v<Field, std::string_view, std::string>);
}

}  // namespace
}  // namespace participation::log
