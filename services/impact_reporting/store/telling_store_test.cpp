#include "services/impact_reporting/store/telling_store.hpp"

#include <gmock/gmock.h>

#include "libs/database/testing/fresh_database.hpp"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::HasSubstr;
using testing::Not;

// Notes how the database goes about each statement.
class Explained : public database::Transaction {
 public:
  explicit Explained(database::Transaction& transaction) : transaction_{transaction} {}

  database::Rows Execute(std::string_view sql, std::span<const database::Parameter> values) override {
    for (const auto& row : transaction_.Execute("EXPLAIN QUERY PLAN " + std::string{sql}, values)) {
      plan_ += row.Text(3) + "\n";
    }
    return transaction_.Execute(sql, values);
  }
  void ForEach(std::string_view sql, std::span<const database::Parameter> values,
               const std::function<void(const database::RowView&)>& see) override {
    transaction_.ForEach(sql, values, see);
  }
  std::vector<std::int64_t> ExecuteMany(std::string_view sql,
                                        std::span<const std::vector<database::Parameter>> values) override {
    return transaction_.ExecuteMany(sql, values);
  }
  std::int64_t NowMicros() override { return transaction_.NowMicros(); }
  void Attempt(const std::function<bool(database::Transaction&)>& part) override { transaction_.Attempt(part); }

  const std::string& plan() const { return plan_; }

 private:
  database::Transaction& transaction_;
  std::string plan_;
};

class TellingStoreTest : public ::testing::Test {
 protected:
  std::string PlanOf(const TellingStore::Filter& filter) {
    return reporting_.Do([&](database::Transaction& transaction) {
      Explained explained{transaction};
      TellingStore{explained}.List(filter, {}, 10);
      return explained.plan();
    });
  }

  Reporting reporting_;
};

TEST_F(TellingStoreTest, AnOrganisationsTellingsOfOnePersonOrOutcomeAreFoundWithoutThoseOfAllOthers) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  const std::string of_person = PlanOf({.organisation = "R9A", .person_id = "ada"});
  EXPECT_THAT(of_person, HasSubstr("tellings_by_person"));
  EXPECT_THAT(PlanOf({.person_id = "ada"}), HasSubstr("tellings_by_person"));
  const std::string of_outcome = PlanOf({.organisation = "R9A", .outcome_id = "o"});
  EXPECT_THAT(of_outcome, HasSubstr("tellings_by_outcome"));
  const std::string of_all = PlanOf({.organisation = "R9A"});
  EXPECT_THAT(of_all, HasSubstr("tellings_by_organisation"));
  for (const std::string& plan : {of_person, of_outcome, of_all}) EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE")));
}

}  // namespace
}  // namespace participation::impact_reporting
