#include "tests/benchmarks/bare_rows.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/id/id.hpp"
#include "tests/benchmarks/sample_rows.hpp"

namespace participation::benchmarks {
namespace {

constexpr database::Migration kBare[] = {{1, "bare", kBareTable}};

class SqliteRows final : public BareRows {
 public:
  explicit SqliteRows(const std::string& file) : database_{database::Open("sqlite:" + file)} {
    database_->Migrate("bare", kBare);
  }

  double Insert(int count) override {
    const auto begun = std::chrono::steady_clock::now();
    for (int done = 0; done < count; done += kRowsInCommit) {
      const SampleRows rows;
      database_->Write([&](database::Transaction& transaction) {
        transaction.ExecuteMany(
            "INSERT INTO bare VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            rows.items());
        return true;
      });
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    return count / taken.count();
  }

 private:
  const std::unique_ptr<database::Database> database_;
};

}  // namespace

std::unique_ptr<BareRows> OnSqlite(const std::string& file) { return std::make_unique<SqliteRows>(file); }

}  // namespace participation::benchmarks
