#include <gmock/gmock.h>

#include <chrono>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/runtime/host.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::runtime {
namespace {

using ::testing::ElementsAre;
using testing::Eventually;

class RememberingTest : public ::testing::Test {
 protected:
  Module Any() {
    return {.name = "any", .migrations = {}, .start = [this](Host& host) { database_ = &host.means().database; }};
  }
  // That an event came, and a request was answered, so many hours ago.
  void Note(std::int64_t hours) {
    const std::int64_t time = clock::ToMicros(clock::System().Now() - std::chrono::hours{hours});
    database_->Write([&](database::Transaction& transaction) {
      transaction.Execute("INSERT INTO inbox (id, arrival_time) VALUES ($1, $2)", {std::to_string(hours), time});
      transaction.Execute("INSERT INTO kept_answers (request_id, fingerprint, answer, time) VALUES ($1, $2, $2, $3)",
                          {std::to_string(hours), database::Bytes{"x"}, time});
      return true;
    });
  }
  std::vector<std::string> Remembered(const std::string& table, const std::string& column) {
    std::vector<std::string> ids;
    database_->Read([&](database::Transaction& transaction) {
      for (const auto& row : transaction.Execute("SELECT " + column + " FROM " + table + " ORDER BY " + column)) {
        ids.push_back(row.Text(0));
      }
    });
    return ids;
  }

  database::Database* database_ = nullptr;
  platform_testing::Platform platform_{{Any()}, {{"keep-inbox-hours", "300"}, {"keep-answers-hours", "200"}}};
};

TEST_F(RememberingTest, EventsAndAnswersAreRememberedForTheirHoursAndNoLonger) {
  for (const std::int64_t hours : {101, 199, 201, 299, 301}) Note(hours);
  platform_.Restart();
  EXPECT_TRUE(Eventually([this] { return Remembered("inbox", "id").size() < 5; }));
  EXPECT_THAT(Remembered("inbox", "id"), ElementsAre("101", "199", "201", "299"));
  EXPECT_THAT(Remembered("kept_answers", "request_id"), ElementsAre("101", "199"));
}

}  // namespace
}  // namespace participation::runtime
