#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "libs/database/testing/fresh_database.hpp"

namespace participation::database {

// What any database must do: each test is given an empty one, and may open it again.
class DatabaseConformance : public ::testing::TestWithParam<FreshDatabase::Backend> {
 protected:
  void SetUp() override {
    if (!FreshDatabase::IsThere(GetParam())) GTEST_SKIP() << testing::WhyMissing("postgres");
    place_ = std::make_unique<FreshDatabase>(GetParam());
  }

  std::unique_ptr<Database> OpenHere(const Options& options = {}) { return Open(place_->url(), options); }

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

  std::unique_ptr<FreshDatabase> place_;
};

// Names the tests after their backend.
inline std::string BackendName(const ::testing::TestParamInfo<FreshDatabase::Backend>& info) {
  return info.param == FreshDatabase::Backend::kSqlite ? "Sqlite" : "Postgres";
}

inline auto BothBackends() {
  return ::testing::Values(FreshDatabase::Backend::kSqlite, FreshDatabase::Backend::kPostgres);
}

}  // namespace participation::database
