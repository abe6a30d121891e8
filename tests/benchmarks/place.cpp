#include "tests/benchmarks/place.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "libs/database/database.hpp"
#include "libs/events/testing/kafka_topics.hpp"
#include "libs/testing/servers.hpp"

namespace participation::benchmarks {
namespace {

const std::vector<std::string> kTopics{"participation.people_bank.v1", "participation.activity_tracking.v1",
                                       "participation.feedback_ingestion.v1", "participation.impact_reporting.v1"};

// Settings of a database are its owner's to change, and new connections have them.
void SetOnServer(const std::string& setting) {
  database::Open(*testing::ServerUrl("postgres"))->Write([&](database::Transaction& transaction) {
    transaction.Execute("DO $do$ BEGIN EXECUTE format('ALTER DATABASE %I " + setting +
                        "', current_database()); END $do$");
    return true;
  });
}

}  // namespace

Place::Place(int argc, char** argv) : Place{argc > 1 && std::string_view{argv[1]} == "servers"} {}

Place::Place(bool on_servers) : on_servers_{on_servers} {
  if (on_servers_) setenv("PARTICIPATION_TEST_DATABASE", "postgres", 1);
}

bool Place::IsMissing() const {
  for (const auto* server : {"postgres", "kafka"}) {
    if (!on_servers_ || testing::ServerUrl(server)) continue;
    std::printf("SKIPPED: %s\n", testing::WhyMissing(server).c_str());
    return true;
  }
  return false;
}

std::map<std::string, std::string> Place::Settings(int partitions) const {
  if (!on_servers_) return {};
  return {{"bus", BusUrl(partitions)}, {"log-level", "warning"}};
}

std::string Place::BusUrl(int partitions) const {
  if (!on_servers_) return "local:" + (folder_ / "bus.db").string();
  return events::UrlOfOwnTopics(folder_.path(), *testing::ServerUrl("kafka"), kTopics,
                                "{partitions: " + std::to_string(partitions) + ", replication: 1}");
}

SlowCommits::SlowCommits() {
  SetOnServer("SET commit_delay = 2000");
  SetOnServer("SET commit_siblings = 0");
}

SlowCommits::~SlowCommits() {
  SetOnServer("RESET commit_delay");
  SetOnServer("RESET commit_siblings");
}

}  // namespace participation::benchmarks
