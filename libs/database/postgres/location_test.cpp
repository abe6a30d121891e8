#include "libs/database/postgres/location.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "libs/testing/temporary_folder.hpp"

namespace participation::database::postgres {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

std::string RefusalOf(const std::string& url) {
  try {
    ParseUrl(url);
  } catch (const std::exception& refusal) {
    return refusal.what();
  }
  return "";
}

TEST(LocationTest, AUrlSaysWhereAndWho) {
  const Location location = ParseUrl("postgres://people_bank@db.example:5433/participation?sslmode=verify-full");
  EXPECT_EQ(location.name, "postgres://db.example:5433/participation");
  EXPECT_THAT(location.parameters, AllOf(Contains(Pair("user", "people_bank")), Contains(Pair("port", "5433")),
                                         Contains(Pair("sslmode", "verify-full"))));
}

TEST(LocationTest, ThePasswordComesFromAFile) {
  const testing::TemporaryFolder folder;
  const std::string path = (folder / "password").string();
  std::ofstream{path} << "s3cret\n";
  for (const std::string& url : {"postgres://u@h/d?password-file=" + path + "&connect_timeout=2",
                                 "postgres://u@h/d?connect_timeout=2&password-file=" + path}) {
    const Location location = ParseUrl(url);
    EXPECT_THAT(location.parameters,
                AllOf(Contains(Pair("password", "s3cret")), Contains(Pair("connect_timeout", "2"))));
    EXPECT_THAT(location.name, Not(HasSubstr("s3cret")));
  }
}

TEST(LocationTest, WhatMakesNoSenseIsRefusedWithoutAPassword) {
  EXPECT_THAT(RefusalOf("postgres://u:s3cret@h/d"), AllOf(HasSubstr("password-file"), Not(HasSubstr("s3cret"))));
  EXPECT_THAT(RefusalOf("postgres://u:s3cret@h/d?colour=blue"),
              AllOf(HasSubstr("cannot be read"), Not(HasSubstr("s3cret"))));
  EXPECT_THAT(RefusalOf("postgres://u@h/d?password-file=/no/such/file"), HasSubstr("/no/such/file"));
}

}  // namespace
}  // namespace participation::database::postgres
