#include "libs/id/id.hpp"
#include "tests/bad_input/program.hpp"

namespace participation::bad_input {
namespace {

// What a client should not send.
class BadRequests : public testing::Test {
 protected:
  void SetUp() override { program_.Start(); }
  void TearDown() override { program_.Stop(); }

  grpc::Status Trace(const std::string& contribution) {
    try {
      program_.Call("TraceContribution", {{"contribution_id", contribution}});
      return {};
    } catch (const ctl::CallFailed& failure) {
      return failure.status;
    }
  }
  double CallsSeen() const {
    return program_.Metric(
        "grpc_server_started_total{grpc_method=\"TraceContribution\","
        "grpc_service=\"participation.impact_reporting.v1.ImpactReportingService\",grpc_type=\"unary\"}");
  }

  Program program_{Mode::kEmbedded};
};

TEST_F(BadRequests, TenMegabytesAreRefusedUnreadAndTheNextCallIsServed) {
  const grpc::Status refused = Trace(std::string(10'000'000, 'x'));
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_THAT(refused.error_message(), testing::HasSubstr("larger than max"));
  EXPECT_EQ(CallsSeen(), 0) << "gRPC counts nothing of it: say so in docs/operations.md if that changes";
  EXPECT_EQ(Trace(id::New()).error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(CallsSeen(), 1);
}

}  // namespace
}  // namespace participation::bad_input
