#include "libs/database/postgres/many_rows.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "libs/database/postgres/types.hpp"

namespace participation::database::postgres {
namespace {

const std::vector<unsigned> kTypes{kText, kInt8};

TEST(ManyRowsTest, AnInsertTakesAnArrayForEachColumn) {
  const auto many = ForManyRows("INSERT INTO things (id, size) VALUES ($1, $2)", kTypes);
  ASSERT_TRUE(many);
  EXPECT_EQ(many->sql, "INSERT INTO things (id, size) SELECT * FROM unnest($1::text[], $2::int8[])");
  EXPECT_FALSE(many->may_leave_out);
}

TEST(ManyRowsTest, WhatIsThereAlreadyMayBeLeftOut) {
  const auto many = ForManyRows("INSERT INTO things (id, size) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING", kTypes);
  ASSERT_TRUE(many);
  EXPECT_TRUE(many->sql.ends_with("unnest($1::text[], $2::int8[]) ON CONFLICT (id) DO NOTHING"));
  EXPECT_TRUE(many->may_leave_out);
}

TEST(ManyRowsTest, WhatDoesAnythingElseIsDoneRowByRow) {
  EXPECT_FALSE(ForManyRows("INSERT INTO things (id, size) VALUES ($1, $2) RETURNING id", kTypes));
  EXPECT_FALSE(
      ForManyRows("INSERT INTO things (id, size) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET size = $2 "
                  "WHERE things.size < 1",
                  kTypes));
  EXPECT_FALSE(ForManyRows("INSERT INTO things (id, size, note) VALUES ($1, $2, 'x')", kTypes));
  EXPECT_FALSE(ForManyRows("INSERT INTO things (size, id) VALUES ($2, $1)", kTypes));
  EXPECT_FALSE(ForManyRows("UPDATE things SET size = $2 WHERE id = $1", kTypes));
  EXPECT_FALSE(ForManyRows("INSERT INTO things (id, size) VALUES ($1, $2)", std::vector<unsigned>{kText, kNumeric}));
}

}  // namespace
}  // namespace participation::database::postgres
