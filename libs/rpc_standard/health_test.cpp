#include "libs/rpc_standard/health.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "grpc/health/v1/health.grpc.pb.h"
#include "libs/rpc_standard/testing_server.hpp"
#include "libs/rpc_standard/watchers.hpp"
#include "libs/status/extract_details.hpp"

namespace participation::rpc_standard {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

class HealthTest : public testing::Test {
 protected:
  static HealthCheckRequest About(const std::string& service) {
    HealthCheckRequest request;
    request.set_service(service);
    return request;
  }

  grpc::Status Check(const std::string& service, HealthCheckResponse& response) {
    Context context;
    return stub_->Check(&context, About(service), &response);
  }

  HealthCheckResponse::ServingStatus Checked(const std::string& service) {
    HealthCheckResponse response;
    EXPECT_TRUE(Check(service, response).ok());
    return response.status();
  }

  TestingServer server_;
  std::unique_ptr<grpc::health::v1::Health::Stub> stub_ = grpc::health::v1::Health::NewStub(server_.channel());
};

struct Watch {
  Watch(grpc::health::v1::Health::Stub& stub, const HealthCheckRequest& request)
      : reader(stub.Watch(&context, request)) {}

  HealthCheckResponse::ServingStatus Next() {
    HealthCheckResponse response;
    return reader->Read(&response) ? response.status() : HealthCheckResponse::UNKNOWN;
  }

  Context context;
  std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> reader;
};

TEST_F(HealthTest, TheProcessServesAndOthersAreKnownOnceTheyAreSet) {
  EXPECT_EQ(Checked(""), HealthCheckResponse::SERVING);
  HealthCheckResponse response;
  const auto unknown = Check("people_bank", response);
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status::ExtractDetails(unknown).reason, "UNKNOWN_SERVICE");
  server_.health().Set("people_bank", true);
  EXPECT_EQ(Checked("people_bank"), HealthCheckResponse::SERVING);
  server_.health().Set("people_bank", false);
  EXPECT_EQ(Checked("people_bank"), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(Checked(""), HealthCheckResponse::SERVING);
}

TEST_F(HealthTest, AWatcherIsToldTheStateAtOnceAndThenItsChanges) {
  Watch watch{*stub_, About("people_bank")};
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVICE_UNKNOWN);
  server_.health().Set("impact_reporting", true);
  server_.health().Set("people_bank", true);
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVING);
  server_.health().Set("people_bank", true);
  server_.health().Set("people_bank", false);
  EXPECT_EQ(watch.Next(), HealthCheckResponse::NOT_SERVING);
}

TEST_F(HealthTest, DrainingTellsWhoWatchesAndEndsTheirCalls) {
  server_.health().Set("people_bank", true);
  Watch watch{*stub_, About("people_bank")};
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVING);
  server_.health().Drain();
  EXPECT_EQ(watch.Next(), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(watch.Next(), HealthCheckResponse::UNKNOWN);
  EXPECT_EQ(watch.reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);

  server_.health().Set("people_bank", true);
  EXPECT_EQ(Checked("people_bank"), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(Checked(""), HealthCheckResponse::NOT_SERVING);
  Watch late{*stub_, About("")};
  EXPECT_EQ(late.Next(), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(late.reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(HealthTest, AfterDrainingTheServerStopsAtOnceThoughSomebodyWatched) {
  Watch watch{*stub_, About("")};
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVING);
  server_.health().Drain();
  EXPECT_EQ(watch.Next(), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(watch.Next(), HealthCheckResponse::UNKNOWN);
  EXPECT_LT(server_.Shutdown(std::chrono::seconds{15}), std::chrono::seconds{10});
}

TEST_F(HealthTest, WhoCutsOffAWatcherEndsItsCall) {
  Watch watch{*stub_, About("")};
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVING);
  watch.context.TryCancel();
  EXPECT_EQ(watch.reader->Finish().error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_LT(server_.Shutdown(std::chrono::seconds{15}), std::chrono::seconds{10});
}

TEST_F(HealthTest, WatchersBeyondTheLimitAreRefusedUntilOneLeaves) {
  std::vector<std::unique_ptr<Watch>> watches;
  for (std::size_t i = 0; i < Watchers::kMostWatchers; ++i) {
    watches.push_back(std::make_unique<Watch>(*stub_, About("")));
    ASSERT_EQ(watches.back()->Next(), HealthCheckResponse::SERVING);
  }
  Watch refused{*stub_, About("")};
  EXPECT_EQ(refused.Next(), HealthCheckResponse::UNKNOWN);
  const auto outcome = refused.reader->Finish();
  EXPECT_EQ(outcome.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(status::ExtractDetails(outcome).retry_after.has_value());

  watches.back()->context.TryCancel();
  watches.pop_back();
  auto next = HealthCheckResponse::UNKNOWN;
  for (int attempt = 0; attempt < 1000 && next != HealthCheckResponse::SERVING; ++attempt) {
    next = Watch{*stub_, About("")}.Next();  // The place is free once the server has seen the other call end.
  }
  EXPECT_EQ(next, HealthCheckResponse::SERVING);
  for (auto& watch : watches) watch->context.TryCancel();
}

}  // namespace
}  // namespace participation::rpc_standard
