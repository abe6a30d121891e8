#include "libs/database/database.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <thread>

#include "libs/database/testing/conformance.hpp"

namespace participation::database {
namespace {

constexpr Migration kMigrations[] = {
    {1, "0001_things", "CREATE TABLE things (id TEXT PRIMARY KEY, size BIGINT, weight DOUBLE PRECISION, raw BYTEA)"},
    {2, "0002_colour", "ALTER TABLE things ADD COLUMN colour TEXT"},
};

class DatabaseTest : public DatabaseConformance {
 protected:
  std::unique_ptr<Database> OpenMigrated(const Options& options = {}) {
    auto database = OpenHere(options);
    database->Migrate("things", kMigrations);
    return database;
  }
};

INSTANTIATE_TEST_SUITE_P(On, DatabaseTest, BothBackends(), BackendName);

TEST_P(DatabaseTest, WhatWasWrittenIsThereAfterReopening) {
  { Put(*OpenMigrated(), "a"); }
  EXPECT_EQ(Count(*OpenHere()), 1);
}

TEST_P(DatabaseTest, EveryKindOfValueComesBackAsItWent) {
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

TEST_P(DatabaseTest, ARefusedChangeLeavesNothingBehind) {
  auto database = OpenMigrated();
  database->Write([](Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id) VALUES ('refused')");
    return false;
  });
  EXPECT_EQ(Count(*database), 0);
}

TEST_P(DatabaseTest, WhatBreaksTakesOnlyItselfDownWhenWorkSharesACommit) {
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

TEST_P(DatabaseTest, APartThatIsRefusedOrBreaksUndoesOnlyItself) {
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

TEST_P(DatabaseTest, IdsGrowInTheOrderOfCommits) {
  auto database = OpenHere();
  constexpr Migration kNumbered[] = {
      {1, "n",
       "CREATE TABLE numbered (position /*sqlite INTEGER*/ /*postgres BIGINT GENERATED ALWAYS AS IDENTITY*/ "
       "PRIMARY KEY, note TEXT)"}};
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

TEST_P(DatabaseTest, AFullQueueRefusesAtOnce) {
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

TEST_P(DatabaseTest, TheListenerHearsOfCommitsThatChangedSomething) {
  auto database = OpenMigrated();
  std::atomic<int> heard{0};
  database->OnCommit([&] { ++heard; });
  Put(*database, "a");
  database->Write([](Transaction&) { return true; });
  EXPECT_EQ(heard, 1);
}

TEST_P(DatabaseTest, AReaderCannotChangeAnything) {
  auto database = OpenMigrated();
  database->Read([](Transaction& transaction) {
    EXPECT_THROW(transaction.Execute("INSERT INTO things (id) VALUES ('x')"), Unavailable);
  });
}

TEST(OpenDatabaseTest, AnUnknownUrlIsRefusedWithWhatIsAllowed) {
  EXPECT_THROW(Open("mysql://x"), std::invalid_argument);
  EXPECT_THROW(Open("sqlite:x?cache=shared"), std::invalid_argument);
}

}  // namespace
}  // namespace participation::database
