#include <gmock/gmock.h>

#include "libs/http/client.hpp"
#include "libs/metrics/endpoint.hpp"
#include "libs/metrics/testing/http_client.hpp"
#include "libs/tls/testing/trial_certificates.hpp"

namespace participation::metrics {
namespace {

using participation::testing::TrialCertificates;
using ::testing::HasSubstr;

class TlsEndpointTest : public ::testing::Test {
 protected:
  http::Answer Get(const std::string& path, const tls::Files& shown = {}) const {
    return http::Get("https://" + endpoint_.address() + path,
                     {.authorities = trial_.authorities(), .certificate = shown.certificate, .key = shown.key});
  }

  TrialCertificates trial_;
  Registry registry_;
  Endpoint endpoint_{registry_, "127.0.0.1:0", [] { return true; }, trial_.Issue("server.example")};
};

TEST_F(TlsEndpointTest, HealthIsForEverybodyAndMetricsForWhoShowsACertificate) {
  registry_.CounterFor("participation_big_total", std::string(5'000'000, 'x'));
  EXPECT_EQ(Get("/health/live").status, 200);
  EXPECT_EQ(Get("/metrics").status, 403);
  const auto scraped = http::Get("https://" + endpoint_.address() + "/metrics", [&] {
    const auto shown = trial_.Issue("prometheus.example");
    return http::Limits{
        .body = 10'000'000, .authorities = trial_.authorities(), .certificate = shown.certificate, .key = shown.key};
  }());
  EXPECT_EQ(scraped.status, 200);
  EXPECT_GT(scraped.body.size(), 5'000'000U) << "in as many pieces as it takes";
}

TEST_F(TlsEndpointTest, ACertificateThatNobodyVouchesForGetsNothing) {
  TrialCertificates others;
  EXPECT_THROW(Get("/health/live", others.Issue("prometheus.example")), http::Unanswered);
}

TEST_F(TlsEndpointTest, WhoeverSpeaksPlainlyGetsNothingAndHoldsNobodyUp) {
  const auto connection = testing::Connect(endpoint_.address());
  testing::Send(connection, "GET /health/live HTTP/1.1\r\n\r\n");
  const auto silent = testing::Connect(endpoint_.address());
  EXPECT_THAT(testing::ReceiveAll(connection), ::testing::Not(HasSubstr("live\n")));
  EXPECT_EQ(Get("/health/live").status, 200);
}

}  // namespace
}  // namespace participation::metrics
