#include "libs/database/database.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <filesystem>
#include <future>
#include <thread>

namespace participation::database {
namespace {

constexpr Migration kMigrations[] = {
    {1, "0001_things", "CREATE TABLE things (id TEXT PRIMARY KEY, size BIGINT, weight DOUBLE PRECISION, raw BYTEA)"},
    {2, "0002_colour", "ALTER TABLE things ADD COLUMN colour TEXT"},
};

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "database-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~DatabaseTest() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<Database> OpenHere(const Options& options = {}) {
    return Open("sqlite:" + (folder_ / "test.db").string(), options);
  }
  std::unique_ptr<Database> OpenMigrated(const Options& options = {}) {
    auto database = OpenHere(options);
    database->Migrate("things", kMigrations);
    return database;
  }
  static void Put(Database& database, const std::string& id) {
    database.Write([&](Transaction& transaction) {
      transaction.Execute("INSERT INTO things (id) VALUES ($1)", {id});
      return true;
    });
  }
  static std::int64_t Count(Database& database) {
    std::int64_t count = 0;
    database.Read(
        [&](Transaction& transaction) { count = transaction.Execute("SELECT count(*) FROM things")[0].Integer(0); });
    return count;
  }

  std::filesystem::path folder_;
};

TEST_F(DatabaseTest, WhatWasWrittenIsThereAfterReopening) {
  { Put(*OpenMigrated(), "a"); }
  EXPECT_EQ(Count(*OpenHere()), 1);
}

TEST_F(DatabaseTest, EveryKindOfValueComesBackAsItWent) {
  auto database = OpenMigrated();
  const std::string raw{"\0\xff\x01", 3};
  database->Write([&](Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id, weight, size, raw, colour) VALUES ($1, $3, $2, $4, $5)",
                        {"ü", 1LL << 60, 2.5, Bytes{raw}, std::nullopt});
    return true;
  });
  database->Read([&](Transaction& transaction) {
    const Rows rows = transaction.Execute("SELECT id, size, weight, raw, colour FROM things");
    EXPECT_EQ(rows[0].Text(0), "ü");
    EXPECT_EQ(rows[0].Integer(1), 1LL << 60);
    EXPECT_EQ(rows[0].Real(2), 2.5);
    EXPECT_EQ(rows[0].Text(3), raw);
    EXPECT_TRUE(rows[0].IsNull(4));
  });
}

TEST_F(DatabaseTest, ARefusedChangeLeavesNothingBehind) {
  auto database = OpenMigrated();
  database->Write([](Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id) VALUES ('refused')");
    return false;
  });
  EXPECT_EQ(Count(*database), 0);
}

TEST_F(DatabaseTest, WhatBreaksTakesOnlyItselfDownWhenWorkSharesACommit) {
  auto database = OpenMigrated();
  std::atomic<int> kept{0};
  std::atomic<int> broken{0};
  {
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < 8; ++writer) {
      threads.emplace_back([&, writer] {
        for (int i = 0; i < 50; ++i) {
          try {
            database->Write([&](Transaction& transaction) {
              transaction.Execute("INSERT INTO things (id) VALUES ($1)", {std::to_string(writer * 1000 + i)});
              if (i % 5 == 0) throw std::runtime_error{"broken"};
              return i % 7 != 0;
            });
            kept += i % 7 != 0 ? 1 : 0;
          } catch (const std::runtime_error&) {
            ++broken;
          }
        }
      });
    }
  }
  EXPECT_EQ(broken, 8 * 10);
  EXPECT_EQ(Count(*database), kept);
}

TEST_F(DatabaseTest, APartThatIsRefusedOrBreaksUndoesOnlyItself) {
  auto database = OpenMigrated();
  database->Write([](Transaction& transaction) {
    const auto insert = [&](const char* id) { transaction.Execute("INSERT INTO things (id) VALUES ($1)", {id}); };
    insert("kept");
    transaction.Attempt([&](Transaction&) { return insert("refused"), false; });
    EXPECT_THROW(transaction.Attempt([&](Transaction&) -> bool { return insert("kept"), true; }), ConstraintViolated);
    transaction.Attempt([&](Transaction&) { return insert("also kept"), true; });
    return true;
  });
  EXPECT_EQ(Count(*database), 2);
}

TEST_F(DatabaseTest, IdsGrowInTheOrderOfCommits) {
  auto database = OpenHere();
  constexpr Migration kNumbered[] = {{1, "n", "CREATE TABLE numbered (position INTEGER PRIMARY KEY, note TEXT)"}};
  database->Migrate("numbered", kNumbered);
  std::int64_t last_seen = 0;
  std::atomic<bool> stop{false};
  std::jthread reader{[&] {
    while (!stop) {
      database->Read([&](Transaction& transaction) {
        const Rows rows = transaction.Execute("SELECT count(*), coalesce(max(position), 0) FROM numbered");
        EXPECT_EQ(rows[0].Integer(0), rows[0].Integer(1)) << "a smaller id became visible after a larger one";
        last_seen = rows[0].Integer(1);
      });
    }
  }};
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 6; ++writer) {
      writers.emplace_back([&] {
        for (int i = 0; i < 60; ++i) {
          database->Write([](Transaction& transaction) {
            transaction.Execute("INSERT INTO numbered (note) VALUES ('x')");
            return true;
          });
        }
      });
    }
  }
  stop = true;
  reader.join();
  EXPECT_LE(last_seen, 360);
}

TEST_F(DatabaseTest, ManyRowsGoInOneCallAndTellWhatEachChanged) {
  auto database = OpenMigrated();
  database->Write([](Transaction& transaction) {
    const std::vector<std::vector<Parameter>> rows = {{"a", 1}, {"a", 2}, {"b", 3}};
    EXPECT_THAT(transaction.ExecuteMany("INSERT INTO things (id, size) VALUES ($1, $2) ON CONFLICT DO NOTHING", rows),
                testing::ElementsAre(1, 0, 1));
    return true;
  });
  EXPECT_EQ(Count(*database), 2);
}

TEST_F(DatabaseTest, AFullQueueRefusesAtOnce) {
  auto database = OpenMigrated({.most_waiting = 1});
  std::promise<void> started;
  std::promise<void> release;
  database->Submit(
      [&](Transaction&) {
        started.set_value();
        release.get_future().wait();
        return false;
      },
      [](const std::exception_ptr&) {});
  started.get_future().wait();
  database->Submit([](Transaction&) { return false; }, [](const std::exception_ptr&) {});
  EXPECT_THROW(database->Submit([](Transaction&) { return false; }, [](const std::exception_ptr&) {}), Overloaded);
  release.set_value();
}

TEST_F(DatabaseTest, TheListenerHearsOfCommitsThatChangedSomething) {
  auto database = OpenMigrated();
  std::atomic<int> heard{0};
  database->OnCommit([&] { ++heard; });
  Put(*database, "a");
  database->Write([](Transaction&) { return true; });
  EXPECT_EQ(heard, 1);
}

TEST_F(DatabaseTest, MigratingTwiceChangesNothing) {
  OpenMigrated();
  auto database = OpenMigrated();
  EXPECT_EQ(Count(*database), 0);
}

TEST_F(DatabaseTest, ASchemaNewerThanTheProgramIsRefused) {
  OpenMigrated();
  auto older = OpenHere();
  try {
    older->Migrate("things", std::span{kMigrations}.first(1));
    FAIL() << "a newer schema was accepted";
  } catch (const Incompatible& refusal) {
    EXPECT_THAT(refusal.what(), testing::HasSubstr("newer version"));
  }
}

TEST_F(DatabaseTest, ASchemaThatOtherMigrationsMadeIsRefused) {
  OpenMigrated();
  const Migration edited[] = {{1, kMigrations[0].name, "CREATE TABLE things (id TEXT)"}, kMigrations[1]};
  const Migration renamed[] = {{1, "other", kMigrations[0].sql}, kMigrations[1]};
  for (const auto& other : {std::span{edited}, std::span{renamed}}) {
    EXPECT_THROW(OpenHere()->Migrate("things", other), Incompatible);
  }
}

TEST_F(DatabaseTest, AMigrationThatFailsLeavesTheSchemaAsItWas) {
  auto database = OpenMigrated();
  constexpr Migration kBad[] = {kMigrations[0], kMigrations[1], {3, "bad", "CREATE TABLE extra (id TEXT); NONSENSE"}};
  EXPECT_THROW(database->Migrate("things", kBad), Unavailable);
  database->Read(
      [](Transaction& transaction) { EXPECT_THROW(transaction.Execute("SELECT * FROM extra"), std::logic_error); });
}

TEST_F(DatabaseTest, AHintForSqliteIsSqlOnSqlite) {
  auto database = OpenHere();
  constexpr Migration kHinted[] = {{1, "h", "CREATE TABLE hinted (id TEXT PRIMARY KEY) /*sqlite WITHOUT ROWID*/"}};
  database->Migrate("hinted", kHinted);
  database->Read([](Transaction& transaction) {
    EXPECT_THROW(transaction.Execute("SELECT rowid FROM hinted"), std::logic_error);
  });
}

TEST_F(DatabaseTest, AReaderCannotChangeAnything) {
  auto database = OpenMigrated();
  database->Read([](Transaction& transaction) {
    EXPECT_THROW(transaction.Execute("INSERT INTO things (id) VALUES ('x')"), Unavailable);
  });
}

TEST_F(DatabaseTest, AnUnknownUrlIsRefusedWithWhatIsAllowed) {
  EXPECT_THROW(Open("mysql://x"), std::invalid_argument);
  EXPECT_THROW(Open("sqlite:x?cache=shared"), std::invalid_argument);
}

}  // namespace
}  // namespace participation::database
