// What a caller notices of another organisation that sends as much as it can: refused by its rate, or only taking
// turns.
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/testing/child_process.hpp"
#include "libs/tls/testing/trial_certificates.hpp"
#include "services/feedback_ingestion/module.hpp"
#include "tests/benchmarks/load.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"

namespace participation::benchmarks {
namespace {

constexpr int kFlood = 1000;  // calls under way at once: some ten times what is served meanwhile
constexpr int kRounds = 5;
constexpr std::chrono::seconds kSlice{2};

// Keeps calls under way, and writes how many failed and how long each took, in microseconds.
int Call(const std::string& address, const std::string& authorities, const std::string& token, int in_flight,
         std::chrono::milliseconds length) {
  std::ifstream file{authorities};
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = {std::istreambuf_iterator<char>{file}, {}};
  const auto channel = grpc::CreateChannel(
      address, grpc::CompositeChannelCredentials(grpc::SslCredentials(options), grpc::AccessTokenCredentials(token)));
  channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds{5});
  const LoadResult result = Load(channel, in_flight, length);
  std::printf("%d\n", result.failed);
  for (const double latency : result.latencies) std::printf("%.0f\n", 1e6 * latency);
  return 0;
}

struct Caller {
  std::string address;
  std::string authorities;
  std::string token;

  testing::ChildProcess Begin(int in_flight, std::chrono::milliseconds length) const {
    return testing::ChildProcess{{.program = "/proc/self/exe",
                                  .arguments = {"call", address, authorities, token, std::to_string(in_flight),
                                                std::to_string(length.count())}}};
  }
};

LoadResult ResultOf(testing::ChildProcess& caller) {
  caller.Wait(std::chrono::minutes{1});
  std::istringstream output{caller.Output()};
  LoadResult result;
  output >> result.failed;
  for (double micros = 0; output >> micros;) result.latencies.push_back(micros / 1e6);
  return result;
}

class House {
 public:
  House(const Place& place, const std::string& flood_rate)
      : platform_{{feedback_ingestion::FeedbackIngestionModule()}, Settings(place.Settings(), flood_rate)} {}

  // A caller, by a process of its own: in this one, it would share threads with whom it calls.
  Caller CallerOf(const std::string& subject, const nlohmann::json& organisations) const {
    auto claims = testing::TrialIssuer::Claims(clock::System().Now());
    claims["sub"] = subject;
    claims["roles"] = {"feedback-source"};
    claims["organisation"] = organisations;
    return {platform_.address(), certificates_.authorities(), issuer_.Sign(claims)};
  }

 private:
  std::map<std::string, std::string> Settings(std::map<std::string, std::string> settings, const std::string& rate) {
    settings["callers"] =
        certificates_.Write("callers.yaml", "issuers:\n  trial:\n    issuer: " + std::string{testing::kIssuer} +
                                                "\n    keys: " + issuer_.keys() +
                                                "\n    audience: participation\n    algorithms: EdDSA\n    roles:\n"
                                                "      feedback-source: feedback-source\n");
    const auto files = certificates_.Issue("participation.example");
    settings["tls-certificate"] = files.certificate;
    settings["tls-key"] = files.key;
    settings["limits"] = certificates_.Write("limits.yaml", "callers:\n  ingestion: " + rate + "\n");
    return settings;
  }

  testing::TrialIssuer issuer_;
  testing::TrialCertificates certificates_;
  platform_testing::Platform platform_;
};

void Measure(const Place& place, const char* name, const std::string& flood_rate) {
  const House house{place, flood_rate};
  const Caller flooding = house.CallerOf("flood", {"RXX"});
  const Caller calm = house.CallerOf("calm", {"RXX", "RX6"});  // a turn of its own
  std::vector<double> alone;
  std::vector<double> beside;
  double flood_calls = 0;
  int flood_refused = 0;
  int calm_failed = 0;
  const auto add = [](std::vector<double>& to, const LoadResult& result) {
    to.insert(to.end(), result.latencies.begin(), result.latencies.end());
  };
  for (int round = 0; round < kRounds; ++round) {
    auto first = calm.Begin(1, kSlice);
    add(alone, ResultOf(first));
    auto flooder = flooding.Begin(kFlood, kSlice + std::chrono::seconds{1});
    std::this_thread::sleep_for(std::chrono::milliseconds{500});
    auto second = calm.Begin(1, kSlice);
    const LoadResult result = ResultOf(second);
    const LoadResult flood = ResultOf(flooder);
    add(beside, result);
    calm_failed += result.failed;
    flood_calls += static_cast<double>(flood.latencies.size());
    flood_refused += flood.failed;
  }
  std::printf("%s: the flood made %.0f calls a second, %.0f %% of them refused; of the other caller %d failed\n", name,
              flood_calls / (kRounds * 3), 100 * flood_refused / flood_calls, calm_failed);
  std::printf("    its p50 %.2f ms alone, %.2f ms beside the flood; its p99 %.2f ms and %.2f ms\n",
              1e3 * Percentile(alone, 0.5), 1e3 * Percentile(beside, 0.5), 1e3 * Percentile(alone, 0.99),
              1e3 * Percentile(beside, 0.99));
}

}  // namespace
}  // namespace participation::benchmarks

// overload_benchmark [servers]
int main(int argc, char** argv) {
  using namespace participation::benchmarks;
  if (argc == 7 && std::string_view{argv[1]} == "call") {
    return Call(argv[2], argv[3], argv[4], std::atoi(argv[5]), std::chrono::milliseconds{std::atoi(argv[6])});
  }
  const Place place{argc, argv};
  if (place.IsMissing()) return 0;
  Measure(place, "held to 1,000 a second", "{per-second: 1000, at-once: 1000}");
  Measure(place, "not held", "{per-second: 1000000000, at-once: 1000000000}");
}
