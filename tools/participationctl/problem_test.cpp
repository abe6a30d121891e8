#include "tools/participationctl/problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace participation::ctl {
namespace {

using ::testing::HasSubstr;

std::string Explained(const grpc::Status& status) {
  std::ostringstream out;
  Explain(status, "127.0.0.1:7400", out);
  return out.str();
}

TEST(ProblemTest, AProgramThatDoesNotServeACommandIsNamed) {
  EXPECT_THAT(Explained(grpc::Status{grpc::StatusCode::UNIMPLEMENTED, ""}),
              HasSubstr("127.0.0.1:7400 does not serve this command"));
}

TEST(ProblemTest, ARequestThatIsTooLargeIsNotWorthRepeating) {
  const grpc::Status status{grpc::StatusCode::RESOURCE_EXHAUSTED, "Received message larger than max (5 vs. 4)"};
  EXPECT_THAT(Explained(status), HasSubstr("at most 4 MB"));
  EXPECT_EQ(ExitCodeOf(status), kInvalid);
}

}  // namespace
}  // namespace participation::ctl
