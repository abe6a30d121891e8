#include <gtest/gtest.h>

#include "libs/database/testing/conformance.hpp"

namespace participation::database {
namespace {

// The server ends the connection while it commits the first row named "cut", before that is stored.
constexpr Migration kCut[] = {
    {1, "0001_cut",
     "CREATE TABLE things (id TEXT PRIMARY KEY);"
     "CREATE SEQUENCE cuts;"
     "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN"
     "  IF nextval(''cuts'') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;"
     "  RETURN NULL; END';"
     "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON things DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
     "  WHEN (NEW.id = 'cut') EXECUTE FUNCTION cut()"}};

class LostCommitTest : public DatabaseConformance {};

INSTANTIATE_TEST_SUITE_P(On, LostCommitTest, ::testing::Values(FreshDatabase::Backend::kPostgres), BackendName);

// Only whoever asked can tell whether doing it again is harmless.
TEST_P(LostCommitTest, ItsOutcomeIsUnknownAndItIsNotDoneAgain) {
  const auto database = OpenHere();
  database->Migrate("cut", kCut);
  int times = 0;
  const auto change = [&](Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id) VALUES ('cut')");
    return ++times, true;
  };
  EXPECT_THROW(database->Write(change), OutcomeUnknown);
  EXPECT_EQ(times, 1);
  EXPECT_EQ(Count(*database), 0);
  Put(*database, "next");
  EXPECT_EQ(Count(*database), 1);
}

}  // namespace
}  // namespace participation::database
