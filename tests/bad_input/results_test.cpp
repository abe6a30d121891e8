#include <fstream>

#include "libs/cache/testing/redis_server.hpp"
#include "libs/id/id.hpp"
#include "tests/bad_input/feedback.hpp"
#include "tests/bad_input/program.hpp"

namespace participation::bad_input {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

// What a dashboard shows, on surroundings that are not as they should be. The reference data know RXX, of the board
// Q9Z.
class Results : public testing::Test {
 protected:
  using ByPlace = std::map<std::string, std::string>;

  void Start(const std::string& cache) {
    const std::string reference = (folder_ / "organisations.csv").string();
    std::ofstream{reference} << "code,name,kind,parent,opened,closed\n"
                                "Y9Z,Example Region,REGION,,,\n"
                                "Q9Z,Example Board,ICB,Y9Z,,\n"
                                "RXX,Example Trust,TRUST,Q9Z,,\n";
    program_.emplace(Mode::kEmbedded,
                     std::map<std::string, std::string>{{"organisations", reference}, {"cache", cache}});
    program_->Start();
  }
  void TearDown() override {
    if (program_) program_->Stop();
  }

  void Answer(const std::string& organisation, int people) {
    std::vector<events::Event> answers;
    for (int i = 0; i < people; ++i) answers.push_back(Answered(id::New(), organisation));
    program_->Publish(answers);
    heard_ += people;
    const auto all = std::to_string(heard_);
    program_->CallUntil("GetFriendsAndFamilyResults", Question("LEVEL_NATIONAL"), [&](const json& answer) {
      return answer["results"].size() == 1 && answer["results"][0]["responses"] == all;
    });
  }
  // How many answered, by the code of the place.
  ByPlace Responses(const std::string& level) {
    ByPlace responses;
    const json answer = program_->Call("GetFriendsAndFamilyResults", Question(level));
    for (const auto& result : answer["results"])
      responses[result["organisation"]] = result["responses"].get<std::string>();
    return responses;
  }
  static json Question(const std::string& level) {
    return {{"level", level}, {"first_month", "2026-03"}, {"last_month", "2026-03"}, {"view", "VIEW_PUBLISHED"}};
  }

  const testing::TemporaryFolder folder_;
  std::optional<Program> program_;
  int heard_ = 0;
};

TEST_F(Results, AnOrganisationThatNobodyKnowsCountsForItselfAndForNoRegion) {
  Start("memory:");
  Answer("RXX", 20);
  Answer("ZZ9", 12);
  EXPECT_THAT(Responses("LEVEL_ORGANISATION"), ElementsAre(Pair("RXX", "20"), Pair("ZZ9", "12")));
  EXPECT_THAT(Responses("LEVEL_ICB"), ElementsAre(Pair("Q9Z", "20"), Pair("ZZ9", "12")));
  EXPECT_THAT(Responses("LEVEL_NATIONAL"), ElementsAre(Pair("", "32")));
  EXPECT_EQ(program_->Metric("participation_dead_letters{module=\"impact_reporting\",state=\"dead\"}"), 0);
}

TEST_F(Results, ARedisThatIsFullIsNotFilledAndEveryAnswerIsRight) {
  if (!cache::RedisServer::IsInstalled()) GTEST_SKIP() << cache::RedisServer::kMissing;
  const cache::RedisServer full{{"--maxmemory", "1", "--maxmemory-policy", "noeviction"}};
  Start(full.url());
  Answer("RXX", 20);
  ASSERT_TRUE(program_->MetricReaches("participation_cache_shared_available", 1));
  for (int answers : {20, 25}) {
    if (answers > heard_) Answer("RXX", answers - heard_);
    EXPECT_THAT(Responses("LEVEL_ORGANISATION"), ElementsAre(Pair("RXX", std::to_string(answers))));
    EXPECT_THAT(Responses("LEVEL_ICB"), ElementsAre(Pair("Q9Z", std::to_string(answers))));
  }
  EXPECT_TRUE(program_->MetricReaches("participation_cache_errors_total", 1));
  EXPECT_EQ(program_->Metric("participation_cache_shared_available"), 1);
  EXPECT_EQ(full.Say({"DBSIZE"}), "0");
}

}  // namespace
}  // namespace participation::bad_input
