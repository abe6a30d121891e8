#include "libs/database/database.hpp"
#include "libs/events/testing/kafka_topics.hpp"
#include "libs/testing/servers.hpp"
#include "tests/bad_input/program.hpp"

namespace participation::bad_input {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

// What it finds at its start and does not start on. What it says leads to the cure, and once that is done it starts on
// what it had.
class BadStart : public testing::TestWithParam<Mode> {
 protected:
  void SetUp() override {
    if (const std::string reason = WhyNot(GetParam()); !reason.empty()) GTEST_SKIP() << reason;
    program_.emplace(GetParam());
  }

  void ExpectRefused(const testing::Matcher<std::string>& what) {
    EXPECT_THAT(program_->Refusal(), AllOf(HasSubstr("cannot start: the setting `"), what));
  }
  void ExpectStarts() {
    program_->Start();
    EXPECT_NO_THROW(program_->Call("ListActivities", json::object()));
    program_->Stop();
  }

  std::optional<Program> program_;
};

using BadStartOnServers = BadStart;
INSTANTIATE_TEST_SUITE_P(Modes, BadStart, EveryMode(), ModeName);
INSTANTIATE_TEST_SUITE_P(Modes, BadStartOnServers, testing::Values(Mode::kOnServers), ModeName);

TEST_P(BadStartOnServers, ABrokerThatIsAway) {
  const std::string there = program_->bus();
  const auto broker = testing::ServerUrl("kafka").value();
  std::string nowhere = there;
  nowhere.replace(0, broker.size(), "kafka://127.0.0.1:1");
  program_->Set("bus", nowhere);
  ExpectRefused(AllOf(HasSubstr("`bus`"), HasSubstr("no broker of the Kafka bus answered")));
  program_->Set("bus", there);
  ExpectStarts();
}

TEST_P(BadStartOnServers, TopicsThatAreMissingOrHaveTooFewPartitions) {
  const testing::TemporaryFolder folder;
  const std::string there = program_->bus();
  const std::vector<std::string> topics{"participation.feedback_ingestion.v1"};
  const std::string narrow = events::UrlOfOwnTopics(folder.path(), testing::ServerUrl("kafka").value(), topics);
  program_->Set("bus", narrow.substr(0, narrow.find("&topics=")));
  ExpectRefused(AllOf(HasSubstr("feedback_ingestion.v1 has 3 partitions and needs 12"),
                      HasSubstr("people_bank.v1 is missing"), HasSubstr("participationctl topics apply")));
  program_->Set("bus", there);
  ExpectStarts();
}

TEST_P(BadStartOnServers, TopicsThatRememberLongerThanTheListeners) {
  program_->Set("keep-inbox-hours", "335");
  ExpectRefused(AllOf(HasSubstr("336 hours"), HasSubstr("`keep-inbox-hours`")));
  program_->Set("keep-inbox-hours", "336");
  ExpectStarts();
}

TEST_P(BadStart, ADatabaseThatIsOneMigrationAhead) {
  ExpectStarts();
  const auto change = [&](const char* statement) {
    database::Open(program_->DatabaseOf("people_bank"))->Write([&](database::Transaction& transaction) {
      transaction.Execute(statement);
      return true;
    });
  };
  change(
      "INSERT INTO schema_migrations (module, number, name, hash) "
      "SELECT module, max(number) + 1, 'of_the_next_version', '' FROM schema_migrations WHERE module = 'people_bank' "
      "GROUP BY module");
  ExpectRefused(AllOf(HasSubstr("`database`"), HasSubstr("people_bank migration"), HasSubstr("newer version")));
  change("DELETE FROM schema_migrations WHERE name = 'of_the_next_version'");
  ExpectStarts();
}

}  // namespace
}  // namespace participation::bad_input
