#include "libs/cache/redis/reply.hpp"

#include <gtest/gtest.h>

namespace participation::cache::redis {
namespace {

TEST(ReplyTest, RepliesAreReadHoweverTheyAreCutUp) {
  ReplyReader reader;
  for (const char byte : std::string{"$3\r\na\nb\r\n-ERR no\r\n$-1\r\n:7\r\n+OK\r"}) reader.Feed({&byte, 1});
  const auto text = reader.Next();
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text->kind, Reply::Kind::kText);
  EXPECT_EQ(text->text, "a\nb");
  const auto refusal = reader.Next();
  EXPECT_EQ(refusal->kind, Reply::Kind::kRefusal);
  EXPECT_EQ(refusal->text, "ERR no");
  EXPECT_EQ(reader.Next()->kind, Reply::Kind::kNothing);
  EXPECT_EQ(reader.Next()->kind, Reply::Kind::kNumber);
  EXPECT_FALSE(reader.Next().has_value());
  reader.Feed("\n");
  EXPECT_EQ(reader.Next()->kind, Reply::Kind::kDone);
}

TEST(ReplyTest, AReplyTakesNoMoreRoomThanAValueMay) {
  ReplyReader reader;
  const std::string megabyte(1 << 20, 'x');
  reader.Feed("$1000000000\r\n");
  EXPECT_THROW(
      {
        for (int i = 0; i < 8; ++i) reader.Feed(megabyte);
      },
      Breakdown);
}

TEST(ReplyTest, AListTakesNoRoomAtAll) {
  ReplyReader reader;
  reader.Feed("*1000000000\r\n");
  EXPECT_THROW((void)reader.Next(), Breakdown);
}

}  // namespace
}  // namespace participation::cache::redis
