#include "libs/runtime/cache_metrics.hpp"

#include <gmock/gmock.h>

#include "libs/cache/testing/opened.hpp"
#include "libs/cache/testing/redis_server.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::runtime {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

void Ask(cache::Cache& cache, const std::string& key) {
  EXPECT_TRUE(cache.GetOrLoad(key, "1", 1h, [] { return "value"; }).ok());
}

TEST(CacheMetricsTest, ThePageSaysWhatAnsweredAndWhatThatSaved) {
  const auto cache = cache::Open("memory:");
  metrics::Registry registry;
  PublishCacheMetrics(registry, *cache);
  for (const auto* key : {"a", "b", "a", "a"}) Ask(*cache, key);
  registry.Text();
  Ask(*cache, "b");
  EXPECT_THAT(registry.Text(), AllOf(HasSubstr("participation_cache_reads_total{answered_by=\"memory\"} 3\n"),
                                     HasSubstr("participation_cache_reads_total{answered_by=\"load\"} 2\n"),
                                     HasSubstr("participation_cache_reads_total{answered_by=\"shared\"} 0\n"),
                                     HasSubstr("participation_cache_saved_seconds_total "),
                                     HasSubstr("participation_cache_errors_total 0\n"),
                                     Not(HasSubstr("participation_cache_shared_available"))));
}

TEST(CacheMetricsTest, ThePageSaysWhetherASharedCacheAnswers) {
  if (!cache::RedisServer::IsInstalled()) GTEST_SKIP() << cache::RedisServer::kMissing;
  cache::RedisServer server;
  const auto cache = cache::Opened(server.url());
  ASSERT_NE(cache, nullptr);
  metrics::Registry registry;
  PublishCacheMetrics(registry, *cache);
  EXPECT_THAT(registry.Text(), HasSubstr("participation_cache_shared_available 1\n"));
  server.Kill();
  Ask(*cache, "a");
  EXPECT_THAT(registry.Text(), AllOf(HasSubstr("participation_cache_shared_available 0\n"),
                                     Not(HasSubstr("participation_cache_errors_total 0\n"))));
}

}  // namespace
}  // namespace participation::runtime
