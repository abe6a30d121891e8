#include "libs/database/select.hpp"

#include <gmock/gmock.h>

#include "libs/testing/temporary_folder.hpp"

namespace participation::database {
namespace {

constexpr Migration kMigrations[] = {
    {1, "0001_things", "CREATE TABLE things (id TEXT PRIMARY KEY, size BIGINT, colour TEXT)"}};

class SelectTest : public testing::Test {
 protected:
  SelectTest() {
    database_->Migrate("things", kMigrations);
    database_->Write([](Transaction& transaction) {
      transaction.Execute(
          "INSERT INTO things (id, size, colour) VALUES ('a', 1, 'red'), ('b', 2, 'red'), ('c', 3, 'blue')");
      return true;
    });
  }

  std::string Ids(const Select& select, std::string_view order = "id", std::size_t limit = 10) {
    std::string ids;
    database_->Read([&](Transaction& transaction) {
      for (const Row& row : select.Run(transaction, order, limit)) ids += row.Text(0);
    });
    return ids;
  }

  const testing::TemporaryFolder folder_;
  const std::unique_ptr<Database> database_ = Open("sqlite:" + (folder_ / "test.db").string());
};

TEST_F(SelectTest, WithoutConditionsItFindsEverythingUpToTheLimit) {
  EXPECT_EQ(Ids(Select{"SELECT id FROM things"}), "abc");
  EXPECT_EQ(Ids(Select{"SELECT id FROM things"}, "id DESC", 2), "cb");
}

TEST_F(SelectTest, EveryConditionMustHold) {
  Select select{"SELECT id FROM things"};
  select.Where("colour = ?", {"red"}).Where("size > ?", {1});
  EXPECT_EQ(Ids(select), "b");
}

TEST_F(SelectTest, GroupsTakeInWhatMeetsTheConditionsOnly) {
  Select select{"SELECT colour FROM things"};
  select.Where("size < ?", {3}).GroupBy("colour");
  EXPECT_EQ(Ids(select, ""), "red");
}

TEST_F(SelectTest, AnAlternativeWithinAConditionDoesNotReachBeyondIt) {
  Select select{"SELECT id FROM things"};
  select.Where("size = ? OR size = ?", {1, 3}).Where("colour = 'blue'");
  EXPECT_EQ(Ids(select), "c");
}

}  // namespace
}  // namespace participation::database
