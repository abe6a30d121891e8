#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include "libs/database/database.hpp"
#include "libs/events/outbox.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/runtime/host.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/operations/v1/projection_service.grpc.pb.h"

namespace participation::runtime {
namespace {

namespace v1 = operations::v1;
using google::protobuf::StringValue;
using testing::Eventually;
using ::testing::HasSubstr;
using Stub = v1::ProjectionService::Stub;

constexpr database::Migration kTables[] = {{1, "0001_heard", "CREATE TABLE heard (text TEXT NOT NULL PRIMARY KEY)"}};

// A module that tells texts to itself.
class ProjectionsTest : public ::testing::Test {
 protected:
  Module Listener() {
    return {.name = "listener", .migrations = kTables, .start = [this](Host& host) {
              database_ = &host.means().database;
              metrics_ = &host.means().metrics;
              projections::Projection projection{.name = "heard", .description = "texts", .tables = {{"heard"}}};
              for (auto* reactions : {&host.reactions(), &projection.reactions}) {
                reactions->On<StringValue>([](database::Transaction& transaction, const StringValue& text) {
                  transaction.Execute("INSERT INTO heard (text) VALUES ($1)", {text.value()});
                  return absl::OkStatus();
                });
              }
              host.Project(std::move(projection));
            }};
  }

  void Tell(std::int64_t version, const std::string& text) {
    StringValue event;
    event.set_value(text);
    Run([&](database::Transaction& transaction) { events::Outbox{transaction}.Add("a", version, event); });
  }
  void Run(const std::function<void(database::Transaction&)>& change) {
    database_->Write([&](database::Transaction& transaction) { return change(transaction), true; });
  }
  std::int64_t CountHeard() {
    std::int64_t count = 0;
    database_->Read([&](database::Transaction& transaction) {
      count = transaction.Execute("SELECT count(*) FROM heard")[0].Integer(0);
    });
    return count;
  }

  static v1::RebuildProjectionRequest OfHeard() {
    v1::RebuildProjectionRequest request;
    request.set_module("listener");
    request.set_projection("heard");
    return request;
  }
  v1::Projection Last() {
    v1::GetProjectionRequest request;
    request.set_module("listener");
    request.set_projection("heard");
    return platform_.Ok(&Stub::GetProjection, request).projection();
  }

  database::Database* database_ = nullptr;
  metrics::Registry* metrics_ = nullptr;
  platform_testing::Platform platform_{{Listener()}};
};

TEST_F(ProjectionsTest, OneIsRebuiltOnRequestAndItsProgressShown) {
  for (int version = 1; version <= 5; ++version) Tell(version, "text " + std::to_string(version));
  ASSERT_TRUE(Eventually([this] { return CountHeard() == 5; }));
  EXPECT_EQ(Last().state(), v1::Projection::STATE_UNSPECIFIED);
  Run([](database::Transaction& transaction) { transaction.Execute("DELETE FROM heard WHERE text = 'text 3'"); });
  EXPECT_EQ(platform_.Ok(&Stub::RebuildProjection, OfHeard()).projection().state(), v1::Projection::STATE_REQUESTED);
  ASSERT_TRUE(Eventually([this] { return Last().has_end_time(); }));
  EXPECT_EQ(Last().state(), v1::Projection::STATE_DONE) << Last().reason();
  EXPECT_EQ(Last().events_read(), 5);
  EXPECT_EQ(Last().events_total(), 5);
  EXPECT_EQ(CountHeard(), 5);
  const std::string page = metrics_->Text();
  EXPECT_THAT(page, HasSubstr("participation_rebuild_events_read{module=\"listener\",projection=\"heard\"} 5\n"));
  EXPECT_THAT(page, HasSubstr("participation_rebuild_under_way{module=\"listener\",projection=\"heard\"} 0\n"));
  EXPECT_THAT(page,
              HasSubstr("participation_rebuilds_total{module=\"listener\",outcome=\"done\",projection=\"heard\"} 1\n"));
}

TEST_F(ProjectionsTest, WhereTheBusForgotTheBeginningOneIsRefusedAtOnce) {
  Tell(1, "first");
  ASSERT_TRUE(Eventually([this] { return CountHeard() == 1; }));
  platform_.Stop();
  database::Open("sqlite:" + (platform_.folder() / "bus.db").string())->Write([](database::Transaction& transaction) {
    transaction.Execute("UPDATE topics SET forgotten = 1");
    return true;
  });
  platform_.Restart();
  const auto refusal = platform_.Refused(&Stub::RebuildProjection, OfHeard());
  EXPECT_EQ(refusal.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(refusal.error_message(), HasSubstr("restore a backup"));
  EXPECT_EQ(Last().state(), v1::Projection::STATE_UNSPECIFIED) << "nothing was asked for";
}

TEST_F(ProjectionsTest, WhatIsNotThereIsNamedWithWhatIs) {
  auto request = OfHeard();
  request.set_projection("nosuch");
  EXPECT_THAT(platform_.Refused(&Stub::RebuildProjection, request).error_message(), HasSubstr("heard"));
  request.set_module("nobody");
  EXPECT_THAT(platform_.Refused(&Stub::RebuildProjection, request).error_details(), HasSubstr("listener"));
}

}  // namespace
}  // namespace participation::runtime
