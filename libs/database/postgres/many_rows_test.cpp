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

TEST(ManyRowsTest, AnInsertThatNeverLeavesARowAsItIsChangesOne) {
  EXPECT_TRUE(ChangesOneRow("INSERT INTO things (id) VALUES ($1)"));
  EXPECT_TRUE(ChangesOneRow("INSERT INTO things (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET size = excluded.size"));
  EXPECT_FALSE(ChangesOneRow("INSERT INTO things (id) VALUES ($1) ON CONFLICT (id) DO NOTHING"));
  EXPECT_FALSE(
      ChangesOneRow("INSERT INTO things (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET size = 1 WHERE size = 2"));
  EXPECT_FALSE(ChangesOneRow("INSERT INTO things (id) SELECT id FROM others"));
  EXPECT_FALSE(ChangesOneRow("UPDATE things SET size = 1"));
}

}  // namespace
}  // namespace participation::database::postgres
