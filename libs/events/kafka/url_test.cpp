#include "libs/events/kafka/url.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

#include "libs/events/bus.hpp"

namespace participation::events::kafka {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string UrlRefusal(const std::string& url) {
  try {
    ParseUrl(url);
  } catch (const std::invalid_argument& refusal) {
    return refusal.what();
  }
  return "";
}

TEST(KafkaUrlTest, BrokersHaveAPortEach) {
  EXPECT_EQ(ParseUrl("kafka://one").brokers, "one:9092");
  EXPECT_EQ(ParseUrl("kafka://one:1,two.example:65535,[::1]:3/").brokers, "one:1,two.example:65535,[::1]:3");
}

TEST(KafkaUrlTest, WhatFollowsTheQuestionMarkIsReadByItsName) {
  const Url url = ParseUrl("kafka://one/?prefix=test.&config=/etc/kafka.properties&instance=a-1&topics=t.yaml");
  EXPECT_EQ(url.prefix, "test.");
  EXPECT_EQ(url.config, "/etc/kafka.properties");
  EXPECT_EQ(url.instance, "a-1");
  EXPECT_EQ(url.topics, "t.yaml");
}

TEST(KafkaUrlTest, AnythingElseIsRefusedWithWhatIsAllowedAndNotShown) {
  for (const char* url : {"kafka://", "kafka://?prefix=secret", "kafka://one:", "kafka://one:0x1", "kafka://one:70000",
                          "kafka://one,,two", "kafka://user:secret@one", "kafka://one?secret=1", "kafka://one?prefix=",
                          "kafka://one?prefix=secret/", "kafka://one?secret", "kafka://secret one", "secret://one"}) {
    EXPECT_THAT(UrlRefusal(url), AllOf(HasSubstr("kafka://broker[:port]"), Not(HasSubstr("secret")))) << url;
  }
}

TEST(KafkaUrlTest, ItIsOneOfTheUrlsOfABus) { EXPECT_THROW(OpenBus("kafka://one?unknown=1"), std::invalid_argument); }

}  // namespace
}  // namespace participation::events::kafka
