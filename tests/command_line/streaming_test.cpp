#include <gmock/gmock.h>

#include <fstream>

#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string Item(const std::string& id, const std::string& organisation) {
  return R"({"sourceSystem":"tablet","submissionId":")" + id + R"(","source":"survey","organisation":")" +
         organisation + R"(","question":"why","text":"good"})";
}

std::string Request(const std::string& items) { return R"({"submissions":[)" + items + "]}\n"; }

class StreamingTest : public testing::Test {
 protected:
  Said Stream(const std::string& lines) const {
    const std::string file = platform_.File("items.jsonl");
    std::ofstream{file} << lines;
    return platform_.Ask({"feedback-ingestion", "stream-feedback", "--json", file});
  }

 private:
  Platform platform_;
};

TEST_F(StreamingTest, OneOfWhichItemsAreRefusedSaysWhichAndDoesNotEndWell) {
  const Said mixed = Stream(Request(Item("1", "RH8")) + "\n" + Request(Item("2", "RH8") + "," + Item("3", "no code")));
  EXPECT_EQ(mixed.code, kInvalid);
  EXPECT_THAT(mixed.errors, HasSubstr("3 items = 2 stored + 0 had already + 1 refused\n"));
  EXPECT_THAT(mixed.output, AllOf(HasSubstr("1     submissions[0]  stored"), HasSubstr("3     submissions[0]  stored"),
                                  HasSubstr("3     submissions[1]  refused")));
  const Said again = Stream(Request(Item("1", "RH8")));
  EXPECT_EQ(again.code, 0) << again.errors;
}

TEST_F(StreamingTest, WhatBreaksOffTheStreamIsSaidWithItsLine) {
  const Said no_json = Stream(Request(Item("3", "RH8")) + "{\"submissions\":\n");
  EXPECT_EQ(no_json.code, kUsage);
  EXPECT_THAT(no_json.errors, AllOf(HasSubstr("1 item = 1 stored"), HasSubstr("items.jsonl, line 2, column ")));
  const Said no_answer = Stream("\n" + Request(R"({"fftAnswer":"splendid"})"));
  EXPECT_EQ(no_answer.code, kUsage);
  EXPECT_THAT(no_answer.errors, HasSubstr("items.jsonl, line 2: submissions[0].fftAnswer: must be one of very-good"));
  const Said no_items = Stream(Request(Item("4", "RH8")) + Request(""));
  EXPECT_EQ(no_items.code, kInvalid);
  EXPECT_THAT(no_items.errors, HasSubstr("items.jsonl, line 2: the request cannot be accepted:\n  submissions: must "));
}

TEST_F(StreamingTest, AFileWithoutRequestsIsNone) {
  for (const char* nothing : {"", "\n \r\n"}) {
    const Said said = Stream(nothing);
    EXPECT_EQ(said.code, kUsage);
    EXPECT_THAT(said.errors, HasSubstr("items.jsonl holds no request"));
  }
}

}  // namespace
}  // namespace participation::command_line
