#include <gmock/gmock.h>

#include "libs/database/database.hpp"
#include "libs/database/testing/conformance.hpp"

namespace participation::database {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr Migration kManyRows[] = {
    {1, "0001_things",
     "CREATE TABLE things (id TEXT PRIMARY KEY, size BIGINT CHECK (size > 0), weight DOUBLE PRECISION, raw BYTEA, "
     "colour TEXT);"
     "CREATE TABLE numbered (position /*sqlite INTEGER*/ /*postgres BIGINT GENERATED ALWAYS AS IDENTITY*/ PRIMARY KEY, "
     "note TEXT)"}};

class ManyRowsAtOnceTest : public DatabaseConformance {
 protected:
  std::unique_ptr<Database> OpenMigrated() {
    auto database = OpenHere();
    database->Migrate("things", kManyRows);
    return database;
  }
};

INSTANTIATE_TEST_SUITE_P(On, ManyRowsAtOnceTest, BothBackends(), BackendName);

TEST_P(ManyRowsAtOnceTest, TellWhatEachChanged) {
  auto database = OpenMigrated();
  const auto add = [&](const std::vector<std::vector<Parameter>>& rows) {
    std::vector<std::int64_t> changed;
    database->Write([&](Transaction& transaction) {
      changed =
          transaction.ExecuteMany("INSERT INTO things (id, size) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING", rows);
      return true;
    });
    return changed;
  };
  EXPECT_THAT(add({{"a", 1}, {"a", 2}, {"b", 3}}), ElementsAre(1, 0, 1));
  EXPECT_THAT(add({{"c", 1}, {"d", 2}, {"e", 3}, {"f", 4}, {"g", 5}}), ElementsAre(1, 1, 1, 1, 1));
  EXPECT_THAT(add({{"c", 1}, {"d", 2}, {"e", 3}, {"f", 4}, {"g", 5}}), ElementsAre(0, 0, 0, 0, 0));
  EXPECT_THAT(add({{"h", 1}, {"d", 2}, {"h", 3}, {"f", 4}, {"i", 5}}), ElementsAre(1, 0, 0, 0, 1));
  EXPECT_EQ(Count(*database), 9);
}

TEST_P(ManyRowsAtOnceTest, AreShownOneByOneAsTheyLieInTheResult) {
  auto database = OpenMigrated();
  const std::string raw{"\0\xff\x01", 3};
  database->Write([&](Transaction& transaction) {
    for (const int size : {1, 2}) {
      transaction.Execute("INSERT INTO things (id, size, raw) VALUES ($1, $2, $3)",
                          {std::to_string(size), size, Bytes{raw}});
    }
    std::vector<std::string> shown;
    transaction.ForEach("SELECT id, size, raw, colour FROM things WHERE size < $1 ORDER BY size",
                        std::vector<Parameter>{3}, [&](const RowView& row) {
                          shown.push_back(std::string{row.Text(0)} + "," + std::to_string(row.Integer(1)));
                          EXPECT_EQ(row.Text(2), raw);
                          EXPECT_THROW(row.Integer(0), std::logic_error);
                          EXPECT_THROW(row.Text(1), std::logic_error);
                          EXPECT_THROW(row.Text(3), std::logic_error) << "NULL";
                          EXPECT_THROW(row.Integer(3), std::logic_error) << "NULL";
                        });
    EXPECT_THAT(shown, ElementsAre("1,1", "2,2"));
    return true;
  });
}

// What looks at a row may find it wanting, and whoever asks next is answered all the same.
TEST_P(ManyRowsAtOnceTest, AreShownNoFurtherThanToOneThatIsRefused) {
  auto database = OpenMigrated();
  database->Read([](Transaction& transaction) {
    const std::vector<Parameter> none;
    for (int i = 0; i < 2; ++i) {
      int shown = 0;
      const auto refuse = [&](const RowView&) { throw std::out_of_range{std::to_string(++shown)}; };
      EXPECT_THROW(transaction.ForEach("SELECT 1 UNION SELECT 2", none, refuse), std::out_of_range);
      EXPECT_EQ(shown, 1);
    }
    EXPECT_EQ(transaction.Execute("SELECT 1").size(), 1U);
  });
}

TEST_P(ManyRowsAtOnceTest, KeepEveryKindOfValueAndTheirOrder) {
  auto database = OpenMigrated();
  const std::string raw{"\0\xff\x01", 3};
  constexpr int kRows = 1001;
  database->Write([&](Transaction& transaction) {
    std::vector<std::string> notes;
    for (int i = 0; i < kRows; ++i) notes.push_back("ü, \"{" + std::to_string(i));
    std::vector<std::vector<Parameter>> rows;
    for (int i = 0; i < kRows; ++i) rows.push_back({notes[i], 0.5 * i, Bytes{raw}, std::nullopt, (1LL << 60) + i});
    const auto changed =
        transaction.ExecuteMany("INSERT INTO things (id, weight, raw, colour, size) VALUES ($1, $2, $3, $4, $5)", rows);
    EXPECT_THAT(changed, AllOf(SizeIs(kRows), Each(1)));
    std::vector<std::vector<Parameter>> numbered;
    for (const auto& note : notes) numbered.push_back({note});
    transaction.ExecuteMany("INSERT INTO numbered (note) VALUES ($1)", numbered);
    return true;
  });
  database->Read([&](Transaction& transaction) {
    const Rows rows = transaction.Execute(
        "SELECT id, weight, raw, colour, size, position FROM things JOIN numbered ON note = id ORDER BY size");
    ASSERT_EQ(rows.size(), static_cast<std::size_t>(kRows));
    for (int i = 0; i < kRows; ++i) {
      EXPECT_EQ(rows[i].Text(0), "ü, \"{" + std::to_string(i));
      EXPECT_EQ(rows[i].Real(1), 0.5 * i);
      EXPECT_EQ(rows[i].Text(2), raw);
      EXPECT_TRUE(rows[i].IsNull(3));
      EXPECT_EQ(rows[i].Integer(4), (1LL << 60) + i);
      EXPECT_EQ(rows[i].Integer(5), i + 1);
    }
  });
}

TEST_P(ManyRowsAtOnceTest, OfWhichOneBreaksARuleBreakTheirPartOnly) {
  auto database = OpenMigrated();
  Put(*database, "a");
  database->Write([](Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id) VALUES ('b')");
    EXPECT_THROW(transaction.Attempt([](Transaction& part) {
      part.ExecuteMany("INSERT INTO things (id) VALUES ($1)",
                       std::vector<std::vector<Parameter>>{{"c"}, {"d"}, {"a"}, {"e"}, {"f"}});
      return true;
    }),
                 ConstraintViolated);
    return true;
  });
  EXPECT_EQ(Count(*database), 2);
}

// Those that may be left out are put in with a savepoint of their own, which is not the part's.
TEST_P(ManyRowsAtOnceTest, OfWhichOneBreaksARuleThatNoneMayTheirWholePartIsUndone) {
  auto database = OpenMigrated();
  const auto break_down = [](Transaction& part) {
    part.Execute("INSERT INTO things (id) VALUES ('in the part')");
    part.ExecuteMany("INSERT INTO things (id, size) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
                     std::vector<std::vector<Parameter>>{{"c", 1}, {"d", 1}, {"e", -1}, {"f", 1}, {"g", 1}});
    return true;
  };
  database->Write([&](Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id) VALUES ('before')");
    EXPECT_THROW(transaction.Attempt(break_down), ConstraintViolated);
    EXPECT_THROW(transaction.Attempt([&](Transaction& outer) {
      outer.Execute("INSERT INTO things (id) VALUES ('in the outer part')");
      outer.Attempt(break_down);
      return true;
    }),
                 ConstraintViolated);
    return true;
  });
  EXPECT_EQ(Count(*database), 1);
}

}  // namespace
}  // namespace participation::database
