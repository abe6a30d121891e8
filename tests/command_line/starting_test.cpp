#include <gmock/gmock.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Said Start(const testing::TemporaryFolder& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--data", folder / "data", "--metrics-address", ""});
  return Execute(PARTICIPATIOND, arguments);
}

TEST(StartingTest, APortInUseIsOneClearLineAndNothingIsMade) {
  const Platform platform;
  const testing::TemporaryFolder folder;
  const Said said = Start(folder, {"--address", platform.address()});
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.errors, testing::StartsWith("cannot start: cannot listen on " + platform.address() +
                                               ": another program listens there. Stop it"));
  EXPECT_THAT(said.errors, HasSubstr("change the setting `address`"));
  EXPECT_EQ(std::ranges::count(said.errors, '\n'), 1) << said.errors;
  EXPECT_FALSE(std::filesystem::exists(folder / "data"));
}

TEST(StartingTest, ASettingOutOfItsRangeIsRefusedWithWhatIsAllowed) {
  const testing::TemporaryFolder folder;
  for (const char* workers : {"0", "-1", "100000", "four"}) {
    const Said said = Start(folder, {"--address", "127.0.0.1:0", std::string{"--workers="} + workers});
    EXPECT_EQ(said.code, 1);
    EXPECT_THAT(said.errors, HasSubstr("`workers` must be a whole number from 1 to 256, not '" + std::string{workers}));
  }
}

TEST(StartingTest, AKeyThatStandsTwiceInTheSettingsFileIsRefusedWithItsLines) {
  const testing::TemporaryFolder folder;
  std::ofstream{folder / "settings.yaml"} << "workers: 2\nlog-level: error\nworkers: 8\n";
  const Said said = Start(folder, {"--config", folder / "settings.yaml"});
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.errors, AllOf(HasSubstr("line 3: 'workers'"), HasSubstr("after line 1")));
}

// The records of a log: one JSON object a line.
std::vector<nlohmann::json> RecordsOf(const std::string& log) {
  std::vector<nlohmann::json> records;
  std::istringstream lines{log};
  for (std::string line; std::getline(lines, line);) records.push_back(nlohmann::json::parse(line));
  return records;
}

TEST(StartingTest, TheLogTellsWhatServesWhereAndThatItEnded) {
  const testing::TemporaryFolder folder;
  testing::ChildProcess process{
      {.program = PARTICIPATIOND,
       .arguments = {"--data", folder / "data", "--address", "127.0.0.1:0", "--metrics-address", ""}}};
  const auto address = process.WaitForLine("^serving on ([^,]+)");
  ASSERT_TRUE(address.has_value()) << process.Errors();
  process.Signal(SIGTERM);
  ASSERT_TRUE(process.Wait().has_value());
  const auto records = RecordsOf(process.Errors());
  ASSERT_EQ(records.size(), 3u) << process.Errors();
  EXPECT_EQ(records[0]["message"], "serving");
  EXPECT_EQ(records[0]["address"], *address);
  EXPECT_EQ(records[0]["modules"], "people_bank,activity_tracking,feedback_ingestion,impact_reporting");
  EXPECT_FALSE(records[0]["version"].get<std::string>().empty());
  EXPECT_EQ(records[2]["message"], "stopped");
}

TEST(StartingTest, ConfigPrintShowsEachValueAndWhereItComesFrom) {
  const testing::TemporaryFolder folder;
  std::ofstream{folder / "settings.yaml"} << "workers: 2\n";
  const Said said =
      Execute(PARTICIPATIOND, {"--config", folder / "settings.yaml", "--data", "here", "config", "print"});
  EXPECT_EQ(said.code, 0) << said.errors;
  EXPECT_THAT(said.output, HasSubstr("workers: 2  # file " + (folder / "settings.yaml").string() + "\n"));
  EXPECT_THAT(said.output, HasSubstr("data: here  # flag\n"));
  EXPECT_THAT(said.output, HasSubstr("log-level: info  # default\n"));
}

}  // namespace
}  // namespace participation::command_line
