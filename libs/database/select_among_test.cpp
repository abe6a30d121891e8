#include "libs/database/select_among.hpp"

#include <gmock/gmock.h>

#include "libs/database/testing/conformance.hpp"
#include "libs/database/testing/counted.hpp"

namespace participation::database {
namespace {

constexpr Migration kThings[] = {{1, "0001_things", "CREATE TABLE things (id TEXT PRIMARY KEY, size BIGINT)"}};
constexpr int kThingsThere = 300;

class SelectAmongTest : public DatabaseConformance {
 protected:
  void SetUp() override {
    DatabaseConformance::SetUp();
    if (IsSkipped()) return;
    database_ = OpenHere();
    database_->Migrate("things", kThings);
    database_->Write([](Transaction& transaction) {
      std::vector<std::string> ids;
      for (int i = 0; i < kThingsThere; ++i) ids.push_back("t" + std::to_string(i));
      std::vector<std::vector<Parameter>> rows;
      for (int i = 0; i < kThingsThere; ++i) rows.push_back({ids[static_cast<std::size_t>(i)], i});
      transaction.ExecuteMany("INSERT INTO things (id, size) VALUES ($1, $2)", rows);
      return true;
    });
  }

  // How many rows there are, in how many statements.
  std::pair<std::size_t, std::size_t> Look(const std::vector<Parameter>& among) {
    std::pair<std::size_t, std::size_t> found;
    database_->Read([&](Transaction& transaction) {
      Counted counted{transaction};
      const Rows rows =
          SelectAmong(counted, "SELECT id FROM things WHERE id IN (?) AND size >= $1 ORDER BY id", {10}, among);
      found = {rows.size(), counted.statements()};
    });
    return found;
  }

  std::unique_ptr<Database> database_;
};

INSTANTIATE_TEST_SUITE_P(On, SelectAmongTest, BothBackends(), BackendName);

TEST_P(SelectAmongTest, AsManyAsThereAreAreFoundInAStatementForEachHundred) {
  using Found = std::pair<std::size_t, std::size_t>;
  std::vector<std::string> ids;
  for (int i = 0; i < kThingsThere; ++i) ids.push_back("t" + std::to_string(i));
  const auto first = [&](std::ptrdiff_t count) { return std::vector<Parameter>(ids.begin(), ids.begin() + count); };
  EXPECT_EQ(Look({}), (Found{0, 0}));
  EXPECT_EQ(Look({"t10"}), (Found{1, 1}));
  EXPECT_EQ(Look({"t10", "t10", "nobody", "t2"}), (Found{1, 1}));
  EXPECT_EQ(Look(first(100)), (Found{90, 1}));
  EXPECT_EQ(Look(first(101)), (Found{91, 2}));
  EXPECT_EQ(Look(first(300)), (Found{290, 3}));
}

TEST_P(SelectAmongTest, AQueryThatDoesNotSayWhereTheListStandsIsADefect) {
  const std::vector<Parameter> among{"t1"};
  database_->Read([&](Transaction& transaction) {
    EXPECT_THROW(SelectAmong(transaction, "SELECT id FROM things", {}, among), std::logic_error);
  });
}

}  // namespace
}  // namespace participation::database
