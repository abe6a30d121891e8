#include <gtest/gtest.h>

#include <random>

#include "libs/database/testing/conformance.hpp"

namespace participation::database {
namespace {

constexpr Migration kThings[] = {{1, "0001_things", "CREATE TABLE things (id TEXT PRIMARY KEY)"}};

class ProblemTest : public DatabaseConformance {};

INSTANTIATE_TEST_SUITE_P(On, ProblemTest, ::testing::Values(FreshDatabase::Backend::kPostgres), BackendName);

// Which no compression makes small enough for a page of an index.
std::string RandomText(std::size_t size) {
  std::mt19937 random{7};
  std::string text(size, ' ');
  for (char& c : text) c = static_cast<char>('!' + random() % 90);
  return text;
}

TEST_P(ProblemTest, WhatFailsHoweverOftenItIsTriedIsADefectAndNoOutage) {
  const auto database = OpenHere();
  database->Migrate("things", kThings);
  EXPECT_THROW(Put(*database, RandomText(8000)), std::logic_error) << "too long for an index";
  EXPECT_THROW(Put(*database, std::string{"a\0b", 3}), std::logic_error) << "no text";
  Put(*database, "a");
  EXPECT_EQ(Count(*database), 1);
}

TEST_P(ProblemTest, WhatMaySucceedAnotherTimeIsAnOutage) {
  const auto database = OpenHere();
  database->Read([](Transaction& transaction) {
    transaction.Execute("SELECT set_config('statement_timeout', '1', true)");
    EXPECT_THROW(transaction.Execute("SELECT pg_sleep(5)"), Unavailable);
  });
}

}  // namespace
}  // namespace participation::database
