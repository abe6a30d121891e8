#include <gmock/gmock.h>
#include <grpcpp/client_context.h>

#include <csignal>
#include <filesystem>

#include "libs/id/id.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "participation/operations/v1/projection_service.grpc.pb.h"
#include "tests/resilience/checker.hpp"
#include "tests/resilience/daemon.hpp"

namespace participation::resilience {
namespace {

using operations::v1::Projection;
using operations::v1::ProjectionService;
using testing::Eventually;

constexpr char kModule[] = "impact_reporting";

// A process that dies while it rebuilds what impact reporting has heard, and clients submit.
class RebuildKillTest : public ::testing::TestWithParam<std::string> {
 protected:
  void Rebuild() {
    operations::v1::RebuildProjectionRequest request;
    request.set_module(kModule);
    request.set_projection("heard");
    request.set_request_id(id::New());
    operations::v1::RebuildProjectionResponse response;
    grpc::ClientContext context;
    const auto status =
        ProjectionService::NewStub(daemon_.NewChannel())->RebuildProjection(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
  }
  Projection Last() {
    operations::v1::GetProjectionRequest request;
    request.set_module(kModule);
    request.set_projection("heard");
    operations::v1::GetProjectionResponse response;
    grpc::ClientContext context;
    ProjectionService::NewStub(daemon_.NewChannel())->GetProjection(&context, request, &response);
    return response.projection();
  }
  Projection AwaitEnd() {
    Projection last;
    EXPECT_TRUE(Eventually([&] { return (last = Last()).has_end_time(); })) << last.ShortDebugString();
    return last;
  }
  bool IsShadowThere() const { return std::filesystem::exists(daemon_.data() / "impact_reporting-rebuild.db"); }

  const testing::TemporaryFolder folder_;
  Daemon daemon_{folder_.path()};
  History history_;
};

TEST_P(RebuildKillTest, TheOldOneServesOnAndTheNextRebuildIsRight) {
  ASSERT_TRUE(daemon_.Start({{"PARTICIPATION_CRASH_AT", GetParam() + ":1"}})) << daemon_.process().Errors();
  {
    const Submitter submitter{daemon_.NewChannel(), "first", history_};
    ASSERT_TRUE(Eventually([&] { return submitter.answered() > 500; }));
    Rebuild();
    const auto exit = daemon_.process().Wait();
    ASSERT_TRUE(exit.has_value()) << "it did not pass " << GetParam();
    EXPECT_EQ(exit->signal, SIGKILL);
  }
  EXPECT_TRUE(IsShadowThere());
  ASSERT_TRUE(daemon_.Start()) << daemon_.process().Errors();
  const bool switched = GetParam() == "after-switch";
  EXPECT_EQ(AwaitEnd().state(), switched ? Projection::STATE_DONE : Projection::STATE_FAILED);
  EXPECT_FALSE(IsShadowThere()) << "what was left over";
  CheckPlatform(daemon_.NewChannels(), history_);
  {
    const Submitter submitter{daemon_.NewChannel(), "second", history_};
    Rebuild();
    const Projection last = AwaitEnd();
    EXPECT_EQ(last.state(), Projection::STATE_DONE) << last.reason();
  }
  CheckPlatform(daemon_.NewChannels(), history_);
  ASSERT_TRUE(daemon_.Stop().has_value());
  CheckLog(*daemon_.Log(), Repeats::kNone, history_);
}

INSTANTIATE_TEST_SUITE_P(Points, RebuildKillTest, ::testing::Values("after-log-read", "before-switch", "after-switch"),
                         [](const auto& point) {
                           std::string name = point.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace participation::resilience
