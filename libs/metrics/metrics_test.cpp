#include "libs/metrics/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>
#include <vector>

#include "libs/metrics/rpc_metrics.hpp"

namespace participation::metrics {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(MetricsTest, WhatWasCountedIsShownInTheTextFormat) {
  Registry registry;
  registry.CounterFor("participation_events_total", "Events \"seen\".", {{"service", "people_bank"}}).Increment(3);
  registry.GaugeFor("participation_waiting", "Waiting.").Set(-1.5);
  const auto text = registry.Text();
  EXPECT_THAT(text, HasSubstr("# TYPE participation_events_total counter\n"
                              "participation_events_total{service=\"people_bank\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("# HELP participation_waiting Waiting.\n"
                              "# TYPE participation_waiting gauge\nparticipation_waiting -1.5\n"));
}

TEST(MetricsTest, AHistogramCountsEachObservationInItsBucketAndAllAbove) {
  Registry registry;
  auto& seconds = registry.HistogramFor("participation_seconds", "Seconds.", {}, {0.1, 1});
  for (const double value : {0.1, 0.5, 7.0}) seconds.Observe(value);
  EXPECT_THAT(registry.Text(), HasSubstr("participation_seconds_count 3\n"
                                         "participation_seconds_sum 7.6\n"
                                         "participation_seconds_bucket{le=\"0.1\"} 1\n"
                                         "participation_seconds_bucket{le=\"1\"} 2\n"
                                         "participation_seconds_bucket{le=\"+Inf\"} 3\n"));
}

TEST(MetricsTest, AskingAgainGivesTheSameMetric) {
  Registry registry;
  auto& first = registry.CounterFor("participation_a_total", "A.", {{"code", "OK"}});
  EXPECT_EQ(&first, &registry.CounterFor("participation_a_total", "A.", {{"code", "OK"}}));
  EXPECT_NE(&first, &registry.CounterFor("participation_a_total", "A.", {{"code", "NotFound"}}));
}

TEST(MetricsTest, ALabelValueCannotBreakOutOfItsQuotes) {
  Registry registry;
  registry.CounterFor("participation_a_total", "A.", {{"code", "a\"b\\c\nd"}}).Increment();
  EXPECT_THAT(registry.Text(), HasSubstr(R"(participation_a_total{code="a\"b\\c\nd"} 1)"));
}

TEST(MetricsTest, AMetricThatCannotBeIsRefused) {
  Registry registry;
  registry.CounterFor("participation_a_total", "A.");
  registry.HistogramFor("participation_seconds", "Seconds.", {}, {1, 2});
  EXPECT_THROW(registry.GaugeFor("participation_a_total", "A."), std::invalid_argument);
  EXPECT_THROW(registry.GaugeFor("participation-b", "B."), std::invalid_argument);
  EXPECT_THROW(registry.GaugeFor("participation_b", "B.", {{"le", "1"}}), std::invalid_argument);
  EXPECT_THROW(registry.GaugeFor("participation_b", "B.", {{"1st", "1"}}), std::invalid_argument);
  EXPECT_THROW(registry.HistogramFor("participation_seconds", "Seconds.", {}, {1, 3}), std::invalid_argument);
  EXPECT_THROW(registry.HistogramFor("participation_other", "Other.", {}, {2, 2}), std::invalid_argument);
  EXPECT_THAT(registry.Text(), Not(HasSubstr("participation_b")));
}

TEST(MetricsTest, NoUpdateIsLostBetweenThreads) {
  Registry registry;
  auto& counter = registry.CounterFor("participation_a_total", "A.");
  auto& histogram = registry.HistogramFor("participation_seconds", "Seconds.", {}, {1});
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        for (int i = 0; i < 50'000; ++i) {
          counter.Increment();
          histogram.Observe(i % 2 == 0 ? 0.5 : 2);
          if (i % 10'000 == 0) registry.Text();
        }
      });
    }
  }
  EXPECT_EQ(counter.Value(), 200'000);
  EXPECT_EQ(histogram.CountIn(0), 100'000u);
  EXPECT_EQ(histogram.Sum(), 250'000);
}

TEST(MetricsTest, GaugesAreRefreshedBeforeEachScrapeEvenWhenOneBreaks) {
  Registry registry;
  int scrapes = 0;
  registry.Collect([] { throw std::runtime_error{"the database is gone"}; });
  registry.Collect([&] { registry.GaugeFor("participation_scrapes", "Scrapes.").Set(++scrapes); });
  registry.Text();
  const auto text = registry.Text();
  EXPECT_THAT(text, HasSubstr("participation_scrapes 2\n"));
  EXPECT_THAT(text, HasSubstr("participation_metrics_refresh_failures_total 2\n"));
}

TEST(MetricsTest, TheVersionIsALabelOfTheBuild) {
  Registry registry;
  PublishBuildInfo(registry, "0.1.0");
  EXPECT_THAT(registry.Text(), HasSubstr("participation_build_info{version=\"0.1.0\"} 1\n"));
}

TEST(RpcMetricsTest, EveryCodeOfAMethodIsThereFromTheStart) {
  Registry registry;
  RpcMetrics rpcs{registry};
  auto& method = rpcs.For("participation.v1.Service", "GetThing", "unary");
  EXPECT_EQ(&method, &rpcs.For("participation.v1.Service", "GetThing", "unary"));
  method.started.Increment();
  method.received.Increment(3);
  method.sent.Increment(2);
  method.Handled(5);
  method.Handled(99);
  method.Handled(-1);
  method.seconds.Observe(0.002);
  const auto text = registry.Text();
  const std::string labels = R"(grpc_method="GetThing",grpc_service="participation.v1.Service",grpc_type="unary"})";
  const auto handled = [&](const std::string& code) {
    return "grpc_server_handled_total{grpc_code=\"" + code + "\"," + labels;
  };
  EXPECT_THAT(text, HasSubstr("grpc_server_started_total{" + labels + " 1\n"));
  EXPECT_THAT(text, HasSubstr("grpc_server_msg_received_total{" + labels + " 3\n"));
  EXPECT_THAT(text, HasSubstr("grpc_server_msg_sent_total{" + labels + " 2\n"));
  EXPECT_THAT(text, HasSubstr(handled("NotFound") + " 1\n"));
  EXPECT_THAT(text, HasSubstr(handled("Unknown") + " 2\n"));
  EXPECT_THAT(text, HasSubstr("grpc_server_handling_seconds_count{" + labels + " 1\n"));
  for (const int code : {0, 1, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}) {
    EXPECT_THAT(text, HasSubstr(handled(std::string{CodeName(code)}) + " 0\n"));
  }
  EXPECT_EQ(CodeName(0), "OK");
  EXPECT_EQ(CodeName(14), "Unavailable");
  EXPECT_EQ(CodeName(16), "Unauthenticated");
}

}  // namespace
}  // namespace participation::metrics
