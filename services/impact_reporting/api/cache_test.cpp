#include <gmock/gmock.h>

#include <sstream>

#include "absl/strings/str_split.h"
#include "libs/cache/testing/redis_server.hpp"
#include "libs/id/id.hpp"
#include "libs/metrics/testing/http_client.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/impact_reporting/v1/impact_reporting_service.grpc.pb.h"
#include "services/impact_reporting/module.hpp"
#include "services/impact_reporting/testing/neighbour.hpp"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using testing::Eventually;
using ::testing::HasSubstr;
using ::testing::Not;

// The service as it runs with a Redis, from outside.
class CacheTest : public ::testing::Test {
 protected:
  using Stub = v1::ImpactReportingService::Stub;

  void SetUp() override {
    if (!cache::RedisServer::IsInstalled()) GTEST_SKIP() << cache::RedisServer::kMissing;
    server_ = std::make_unique<cache::RedisServer>();
    platform_ = std::make_unique<platform_testing::Platform>(
        std::vector{ImpactReportingModule(), neighbour_.Module()},
        std::map<std::string, std::string>{{"cache", server_->url()}, {"metrics-address", "127.0.0.1:0"}});
    ASSERT_TRUE(
        Eventually([&] { return Page().find("participation_cache_shared_available 1\n") != std::string::npos; }));
  }

  std::string Page() const { return metrics::testing::Get(platform_->metrics_address(), "/metrics"); }

  v1::GetFriendsAndFamilyResultsResponse Results(v1::Level level, v1::View view) {
    v1::GetFriendsAndFamilyResultsRequest request;
    request.set_level(level);
    request.set_first_month("2026-01");
    request.set_last_month("2026-12");
    request.set_view(view);
    return platform_->Ok(&Stub::GetFriendsAndFamilyResults, request);
  }
  // Hears answers of people to the test, and waits until they count.
  void Hear(int answers) {
    for (int i = 0; i < answers; ++i) neighbour_.Tell(Reporting::Received(id::New(), kPerson));
    heard_ += answers;
    ASSERT_TRUE(Eventually([&] {
      const auto national = Results(v1::LEVEL_NATIONAL, v1::VIEW_FULL);
      return national.results_size() == 1 && national.results(0).responses() == heard_;
    }));
  }
  // Everything that a dashboard asks for.
  std::string LookAtEverything() {
    std::string seen;
    for (const auto level : {v1::LEVEL_SITE, v1::LEVEL_ORGANISATION, v1::LEVEL_ICB, v1::LEVEL_NATIONAL}) {
      for (const auto view : {v1::VIEW_PUBLISHED, v1::VIEW_FULL})
        seen += Results(level, view).ShortDebugString() + '\n';
    }
    v1::RenderReportRequest report;
    report.set_organisation(Reporting::kOrganisation);
    report.set_first_month("2026-01");
    report.set_last_month("2026-12");
    report.set_format(v1::RenderReportRequest::FORMAT_CSV);
    return seen + platform_->Ok(&Stub::RenderReport, report).content();
  }

  static constexpr char kPerson[] = "019aa2b4-0000-7000-8000-00000000ada0";

  Neighbour neighbour_;
  std::unique_ptr<cache::RedisServer> server_;
  std::unique_ptr<platform_testing::Platform> platform_;
  std::int64_t heard_ = 0;
};

TEST_F(CacheTest, WhatEverybodyMaySeeIsKeptAndNothingElse) {
  Hear(3);  // few enough to be withheld
  EXPECT_THAT(LookAtEverything(), HasSubstr("counts { good: 3 }"));
  const std::vector<std::string> keys = absl::StrSplit(server_->Say({"KEYS", "*"}), '\n', absl::SkipEmpty());
  EXPECT_FALSE(keys.empty());
  for (const auto& key : keys) {
    EXPECT_THAT(key, ::testing::StartsWith("participation:"));
    const auto kept = server_->Say({"GET", key});
    EXPECT_THAT(key + kept, Not(HasSubstr(kPerson)));
    v1::GetFriendsAndFamilyResultsResponse results;
    ASSERT_TRUE(results.ParseFromString(kept.substr(kept.find('\n') + 1))) << key;
    EXPECT_GT(results.results_size(), 0);
    for (const auto& result : results.results()) {
      EXPECT_FALSE(result.has_counts()) << result.ShortDebugString();
      EXPECT_TRUE(result.counts_withheld());
    }
  }
}

TEST_F(CacheTest, ADashboardIsTheSameWithAndWithoutWhatIsKeptAndThePageCountsIt) {
  Hear(20);
  const auto first = LookAtEverything();
  EXPECT_THAT(first, HasSubstr("counts { good: 20 }"));
  EXPECT_EQ(LookAtEverything(), first);
  platform_->Restart();  // from Redis
  ASSERT_TRUE(Eventually([&] { return Page().find("participation_cache_shared_available 1\n") != std::string::npos; }));
  EXPECT_EQ(LookAtEverything(), first);
  EXPECT_THAT(Page(), Not(HasSubstr("participation_cache_reads_total{answered_by=\"shared\"} 0\n")));
  EXPECT_THAT(Page(), HasSubstr("participation_cache_reads_total{answered_by=\"load\"} 0\n"));
  server_->Kill();
  EXPECT_EQ(LookAtEverything(), first);
  platform_->Restart();  // without it
  EXPECT_EQ(LookAtEverything(), first);
  Hear(1);
  EXPECT_THAT(LookAtEverything(), HasSubstr("counts { good: 21 }"));
}

}  // namespace
}  // namespace participation::impact_reporting
