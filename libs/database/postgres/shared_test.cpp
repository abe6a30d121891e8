#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <thread>

#include "libs/database/database.hpp"
#include "libs/database/testing/conformance.hpp"

namespace participation::database {
namespace {

constexpr Migration kTables[] = {
    {1, "0001_tables",
     "CREATE TABLE numbered (position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note BIGINT NOT NULL);"
     "CREATE TABLE things (id TEXT PRIMARY KEY);"
     "CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL)"}};

// Several processes on one schema, each with a database object of its own.
class SharedTest : public DatabaseConformance {
 protected:
  std::unique_ptr<Database> OpenMigrated() {
    auto database = OpenHere({.exclusive = true});  // which it cannot be
    database->Migrate("shared", kTables);
    return database;
  }
};

INSTANTIATE_TEST_SUITE_P(On, SharedTest, ::testing::Values(FreshDatabase::Backend::kPostgres), BackendName);

TEST_P(SharedTest, SeveralMayHaveItOpen) {
  const auto first = OpenMigrated();
  const auto second = OpenMigrated();
  EXPECT_TRUE(first->IsShared());
  Put(*first, "a");
  Put(*second, "b");
  EXPECT_EQ(Count(*first), 2);
}

TEST_P(SharedTest, OneMoreStartsWhileAnotherWrites) {
  const auto first = OpenMigrated();
  first->Write([this](Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id) VALUES ('meanwhile')");
    EXPECT_EQ(Count(*OpenMigrated()), 0);
    return true;
  });
}

TEST_P(SharedTest, IdsGrowInTheOrderOfCommitsOfAllProcesses) {
  constexpr int kEach = 300;
  const std::vector<std::unique_ptr<Database>> processes = [this] {
    std::vector<std::unique_ptr<Database>> opened;
    for (int i = 0; i < 3; ++i) opened.push_back(OpenMigrated());
    return opened;
  }();
  std::atomic<bool> stop{false};
  std::jthread reader{[&, database = OpenHere()] {
    while (!stop) {
      database->Read([&](Transaction& transaction) {
        const Rows rows = transaction.Execute("SELECT count(*), coalesce(max(position), 0) FROM numbered");
        EXPECT_EQ(rows[0].Integer(0), rows[0].Integer(1)) << "a smaller id became visible after a larger one";
      });
    }
  }};
  {
    std::vector<std::jthread> writers;
    for (const auto& database : processes) {
      for (int thread = 0; thread < 4; ++thread) {
        writers.emplace_back([&database] {
          for (int i = 0; i < kEach / 4; ++i) {
            database->Write([i](Transaction& transaction) {
              transaction.Execute("INSERT INTO numbered (note) VALUES ($1)", {i});
              return true;
            });
          }
        });
      }
    }
  }
  stop = true;
}

TEST_P(SharedTest, WhatOneHasReadStaysAsItIsUntilItCommits) {
  const auto first = OpenMigrated();
  const auto second = OpenMigrated();
  first->Write([](Transaction& transaction) {
    transaction.Execute("INSERT INTO counters (name, value) VALUES ('n', 0)");
    return true;
  });
  {
    std::vector<std::jthread> writers;
    for (int thread = 0; thread < 8; ++thread) {
      writers.emplace_back([&database = thread % 2 == 0 ? *first : *second] {
        for (int i = 0; i < 50; ++i) {
          database.Write([](Transaction& transaction) {
            const auto value = transaction.Execute("SELECT value FROM counters WHERE name = 'n'")[0].Integer(0);
            transaction.Execute("UPDATE counters SET value = $1 WHERE name = 'n'", {value + 1});
            return true;
          });
        }
      });
    }
  }
  second->Read([](Transaction& transaction) {
    EXPECT_EQ(transaction.Execute("SELECT value FROM counters")[0].Integer(0), 400);
  });
}

TEST_P(SharedTest, WhatBreaksAtTheEndOfItsPartTakesOnlyItselfDown) {
  const auto database = OpenMigrated();
  database->Write([](Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id) VALUES ('kept')");
    EXPECT_THROW(transaction.Attempt([](Transaction& part) {
      part.Execute("INSERT INTO things (id) VALUES ('kept')");
      part.Execute("INSERT INTO things (id) VALUES ('behind it')");
      return true;
    }),
                 ConstraintViolated);
    transaction.Execute("INSERT INTO things (id) VALUES ('after it')");
    return true;
  });
  EXPECT_EQ(Count(*database), 2);
}

TEST_P(SharedTest, AConnectionThatTheServerEndedIsReplacedUnnoticed) {
  const auto database = OpenMigrated();
  Put(*database, "a");
  EXPECT_EQ(Count(*database), 1);
  const auto other = OpenHere();
  other->Write([](Transaction& transaction) {
    transaction.Execute(
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = current_database() AND "
        "pid <> pg_backend_pid() AND application_name = 'participation'");
    return true;
  });
  EXPECT_EQ(Count(*database), 1);
  Put(*database, "b");
  EXPECT_EQ(Count(*database), 2);
}

TEST_P(SharedTest, OneWhoStopsInTheMiddleOfAChangeDoesNotKeepTheOthersWaiting) {
  const auto stuck = OpenMigrated();
  const auto other = OpenMigrated();
  std::promise<void> begun;
  std::promise<void> go_on;
  stuck->Submit(
      [&](Transaction& transaction) {
        transaction.Execute("SELECT 1");
        begun.set_value();
        go_on.get_future().wait();
        transaction.Execute("INSERT INTO things (id) VALUES ('late') RETURNING id");
        return true;
      },
      [](const std::exception_ptr& error) { EXPECT_TRUE(error) << "what the server gave up was stored"; });
  begun.get_future().wait();
  Put(*other, "in time");
  go_on.set_value();
  EXPECT_NO_THROW(stuck->Write([](Transaction&) { return true; }));
  EXPECT_EQ(Count(*other), 1);
}

}  // namespace
}  // namespace participation::database
