#include <gmock/gmock.h>

#include "libs/database/testing/conformance.hpp"

namespace participation::database {
namespace {

constexpr Migration kMigrations[] = {
    {1, "0001_things", "CREATE TABLE things (id TEXT PRIMARY KEY, size BIGINT)"},
    {2, "0002_colour", "ALTER TABLE things ADD COLUMN colour TEXT"},
};

class MigrateTest : public DatabaseConformance {
 protected:
  std::unique_ptr<Database> OpenMigrated() {
    auto database = OpenHere();
    database->Migrate("things", kMigrations);
    return database;
  }
};

INSTANTIATE_TEST_SUITE_P(On, MigrateTest, BothBackends(), BackendName);

TEST_P(MigrateTest, MigratingTwiceChangesNothing) {
  OpenMigrated();
  auto database = OpenMigrated();
  EXPECT_EQ(Count(*database), 0);
}

TEST_P(MigrateTest, ASchemaOneBehindIsBroughtUpAndKeepsWhatItHolds) {
  {
    auto older = OpenHere();
    older->Migrate("things", std::span{kMigrations}.first(1));
    older->Write([](Transaction& transaction) {
      transaction.Execute("INSERT INTO things (id, size) VALUES ('kept', 1)");
      return true;
    });
  }
  OpenMigrated()->Read([](Transaction& transaction) {
    EXPECT_EQ(transaction.Execute("SELECT id FROM things WHERE colour IS NULL")[0].Text(0), "kept");
  });
}

TEST_P(MigrateTest, ASchemaNewerThanTheProgramIsRefused) {
  OpenMigrated();
  auto older = OpenHere();
  try {
    older->Migrate("things", std::span{kMigrations}.first(1));
    FAIL() << "a newer schema was accepted";
  } catch (const Incompatible& refusal) {
    EXPECT_THAT(refusal.what(), testing::HasSubstr("newer version"));
  }
}

TEST_P(MigrateTest, ASchemaThatOtherMigrationsMadeIsRefused) {
  OpenMigrated();
  const Migration edited[] = {{1, kMigrations[0].name, "CREATE TABLE things (id TEXT)"}, kMigrations[1]};
  const Migration renamed[] = {{1, "other", kMigrations[0].sql}, kMigrations[1]};
  for (const auto& other : {std::span{edited}, std::span{renamed}}) {
    EXPECT_THROW(OpenHere()->Migrate("things", other), Incompatible);
  }
}

TEST_P(MigrateTest, OneThatCannotBeAppliedIsNamedWithWhatToDo) {
  OpenMigrated()->Write([](Transaction& transaction) {
    transaction.Execute("DELETE FROM schema_migrations WHERE module = 'things' AND number = 2");
    return true;
  });
  try {
    OpenMigrated();
    FAIL() << "it was applied again";
  } catch (const Incompatible& refusal) {
    EXPECT_THAT(refusal.what(),
                testing::AllOf(testing::HasSubstr("things migration 2 (0002_colour) cannot be applied: "),
                               testing::HasSubstr("Restore a backup")));
  }
}

TEST_P(MigrateTest, AMigrationThatFailsLeavesTheSchemaAsItWas) {
  auto database = OpenMigrated();
  constexpr Migration kBad[] = {kMigrations[0], kMigrations[1], {3, "bad", "CREATE TABLE extra (id TEXT); NONSENSE"}};
  EXPECT_ANY_THROW(database->Migrate("things", kBad));
  database->Read(
      [](Transaction& transaction) { EXPECT_THROW(transaction.Execute("SELECT * FROM extra"), std::logic_error); });
}

TEST_P(MigrateTest, AHintIsSqlOnItsOwnBackendOnly) {
  auto database = OpenHere();
  constexpr Migration kHinted[] = {
      {1, "h",
       "CREATE TABLE hinted (id TEXT PRIMARY KEY /*sqlite\n, at_home BIGINT*/ /*postgres\n, on_server BIGINT*/)"}};
  database->Migrate("hinted", kHinted);
  const bool at_home = GetParam() == FreshDatabase::Backend::kSqlite;
  database->Read([&](Transaction& transaction) {
    EXPECT_TRUE(transaction.Execute(at_home ? "SELECT at_home FROM hinted" : "SELECT on_server FROM hinted").empty());
  });
  database->Read([&](Transaction& transaction) {
    EXPECT_THROW(transaction.Execute(at_home ? "SELECT on_server FROM hinted" : "SELECT at_home FROM hinted"),
                 std::logic_error);
  });
}

}  // namespace
}  // namespace participation::database
