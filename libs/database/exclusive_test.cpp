#include <gmock/gmock.h>

#include <filesystem>

#include "libs/database/database.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::database {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class ExclusiveTest : public ::testing::Test {
 protected:
  static std::unique_ptr<Database> OpenAlone(const std::filesystem::path& path) {
    return Open("sqlite:" + path.string(), {.exclusive = true});
  }
  static std::string RefusalOf(const std::filesystem::path& path) {
    try {
      OpenAlone(path);
    } catch (const Unavailable& refusal) {
      return refusal.what();
    }
    return "";
  }

  const testing::TemporaryFolder folder_;
  const std::filesystem::path path_ = folder_ / "test.db";
};

TEST_F(ExclusiveTest, ASecondOneIsRefusedWithTheFileAndWhatToDo) {
  const auto first = OpenAlone(path_);
  EXPECT_THAT(RefusalOf(path_), AllOf(HasSubstr(path_.string() + " is in use"), HasSubstr("Stop that process")));
}

TEST_F(ExclusiveTest, ALinkLeadsToTheSameDatabase) {
  std::filesystem::create_directory(folder_ / "other");
  std::filesystem::create_symlink(path_, folder_ / "other" / "linked.db");
  std::filesystem::create_directory_symlink(folder_.path(), folder_ / "other" / "folder");
  const auto first = OpenAlone(path_);
  EXPECT_THAT(RefusalOf(folder_ / "other" / "linked.db"), HasSubstr("is in use"));
  EXPECT_THAT(RefusalOf(folder_ / "other" / "folder" / "test.db"), HasSubstr("is in use"));
}

TEST_F(ExclusiveTest, ItIsFreeOnceItIsClosed) {
  OpenAlone(path_);
  EXPECT_EQ(RefusalOf(path_), "");
}

TEST_F(ExclusiveTest, WhoWantsNoMoreThanAConnectionMayHaveIt) {
  const auto first = OpenAlone(path_);
  constexpr Migration kTable[] = {{1, "0001_table", "CREATE TABLE t (i BIGINT)"}};
  first->Migrate("test", kTable);
  Open("sqlite:" + path_.string())->Read([](Transaction& transaction) {
    EXPECT_TRUE(transaction.Execute("SELECT i FROM t").empty());
  });
  EXPECT_THAT(RefusalOf(path_), HasSubstr("is in use"));
}

TEST_F(ExclusiveTest, AFolderThatIsNotThereIsNamed) {
  EXPECT_THAT(RefusalOf(folder_ / "absent" / "test.db"), HasSubstr((folder_ / "absent" / "test.db").string()));
}

}  // namespace
}  // namespace participation::database
