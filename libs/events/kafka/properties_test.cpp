#include "libs/events/kafka/properties.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <stdexcept>

#include "libs/testing/temporary_folder.hpp"

namespace participation::events::kafka {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

class KafkaPropertiesTest : public testing::Test {
 protected:
  std::string File(const std::string& text) const {
    const std::string path = folder_ / "kafka.properties";
    std::ofstream{path} << text;
    return path;
  }
  std::string Refusal(const std::string& text) const {
    try {
      ReadProperties(File(text));
    } catch (const std::invalid_argument& refusal) {
      return refusal.what();
    }
    return "";
  }

  const testing::TemporaryFolder folder_;
};

TEST_F(KafkaPropertiesTest, LinesAreNamesAndValues) {
  EXPECT_THAT(ReadProperties(File("# how to get in\n\n security.protocol = SASL_SSL \r\nsasl.password=a=b\n")),
              ElementsAre(Pair("sasl.password", "a=b"), Pair("security.protocol", "SASL_SSL")));
}

TEST_F(KafkaPropertiesTest, WhatIsTheBusesOwnCannotBeSet) {
  for (const char* name : {"acks", "group.id", "enable.auto.commit", "message.timeout.ms", "debug",
                           "plugin.library.paths", "bootstrap.servers", "enable.ssl.certificate.verification"}) {
    EXPECT_THAT(Refusal(std::string{"ssl.key.password=secret\n"} + name + "=secret"),
                AllOf(HasSubstr("line 2"), HasSubstr(name), HasSubstr("ssl.*, sasl.*"), Not(HasSubstr("secret"))));
  }
}

TEST_F(KafkaPropertiesTest, NothingOfTheFileIsShown) {
  EXPECT_THAT(Refusal("secret"), AllOf(HasSubstr("name=value"), Not(HasSubstr("secret"))));
  EXPECT_THAT(Refusal("Secret1=x"), AllOf(HasSubstr("line 1"), Not(HasSubstr("Secret1"))));
  EXPECT_THAT(Refusal("ssl.key.password=secret\nssl.key.password=secret"), Not(HasSubstr("secret")));
  EXPECT_THAT(Refusal(std::string(70'000, '#')), HasSubstr("64 KB"));
  EXPECT_THROW(ReadProperties(folder_ / "none"), std::invalid_argument);
}

TEST_F(KafkaPropertiesTest, ValuesAreMaskedWhereverTheyStand) {
  const Properties properties{
      {"sasl.password", "hunter2"}, {"sasl.username", "anna"}, {"ssl.x", "a"}, {"security.protocol", "ssl"}};
  EXPECT_EQ(Mask("anna gave hunter2 by ssl, and again hunter2", properties),
            "[masked] gave [masked] by ssl, and again [masked]");
}

}  // namespace
}  // namespace participation::events::kafka
