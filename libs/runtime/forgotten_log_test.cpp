#include "libs/runtime/forgotten_log.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "libs/testing/temporary_folder.hpp"

namespace participation::runtime {
namespace {

constexpr database::Migration kTable[] = {{1, "0001_table", "CREATE TABLE t (i BIGINT)"}};

class ForgottenLogTest : public testing::Test {
 protected:
  ForgottenLogTest() { database_->Migrate("test", kTable); }

  void Change() {
    database_->Write([](auto& transaction) { return transaction.Execute("INSERT INTO t (i) VALUES (1)"), true; });
  }
  void Empty(int times) {
    for (int i = 0; i < times; ++i) log_.Empty();
  }
  // Tries while somebody reads, who keeps the log.
  void EmptyWhileRead(int times) {
    database_->Read([&](database::Transaction& snapshot) {
      (void)snapshot.Execute("SELECT i FROM t");
      Change();
      Empty(times);
    });
  }
  bool IsEmpty() const { return std::filesystem::file_size(folder_ / "test.db-wal") == 0; }

  const participation::testing::TemporaryFolder folder_;
  const std::unique_ptr<database::Database> database_ = database::Open("sqlite:" + (folder_ / "test.db").string());
  ForgottenLog log_{*database_};
};

TEST_F(ForgottenLogTest, ItIsEmptiedAtTheStartAndBehindWhatIsForgotten) {
  Empty(1);
  EXPECT_TRUE(IsEmpty());
  Change();
  Empty(100);
  EXPECT_FALSE(IsEmpty()) << "nothing was forgotten: nobody is disturbed";
  log_.Note();
  Empty(1);
  EXPECT_TRUE(IsEmpty());
}

TEST_F(ForgottenLogTest, WhoReadsForLongIsAskedLessAndLessOften) {
  EmptyWhileRead(1);
  Empty(1);
  EXPECT_FALSE(IsEmpty()) << "let pass";
  Empty(1);
  EXPECT_TRUE(IsEmpty());

  log_.Note();
  EmptyWhileRead(1 + 2);
  Empty(3);
  EXPECT_FALSE(IsEmpty()) << "let pass";
  Empty(1);
  EXPECT_TRUE(IsEmpty());
}

TEST_F(ForgottenLogTest, WhoReadsNoMoreIsForgiven) {
  EmptyWhileRead(1 + 2);
  Empty(4);
  log_.Note();
  EmptyWhileRead(1);
  Empty(2);
  EXPECT_TRUE(IsEmpty());
}

}  // namespace
}  // namespace participation::runtime
