// Durable unary submission over TLS with a token, against the same in plain sight from this machine: both are permitted
// and put on record.
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <cstdio>
#include <fstream>

#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/tls/testing/trial_certificates.hpp"
#include "services/feedback_ingestion/module.hpp"
#include "tests/benchmarks/load.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"

namespace participation::benchmarks {
namespace {

constexpr int kPairs = 15;
constexpr std::chrono::milliseconds kSlice{1200};

// Who may call, and how they show it.
class Guarded {
 public:
  std::map<std::string, std::string> Settings(std::map<std::string, std::string> settings) const {
    settings["callers"] =
        certificates_.Write("callers.yaml", "issuers:\n  trial:\n    issuer: " + std::string{testing::kIssuer} +
                                                "\n    keys: " + (issuer_.folder() / "keys.json").string() +
                                                "\n    audience: participation\n    algorithms: EdDSA\n    roles:\n"
                                                "      feedback-source: feedback-source\n");
    settings["tls-certificate"] = files_.certificate;
    settings["tls-key"] = files_.key;
    settings["limits"] =
        certificates_.Write("limits.yaml", "callers:\n  ingestion: {per-second: 1000000, at-once: 1000000}\n");
    return settings;
  }

  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& address) const {
    std::ifstream file{certificates_.authorities()};
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = {std::istreambuf_iterator<char>{file}, {}};
    auto claims = testing::TrialIssuer::Claims(clock::System().Now());
    claims["roles"] = {"feedback-source"};
    claims["organisation"] = "RXX";
    return grpc::CreateChannel(address,
                               grpc::CompositeChannelCredentials(grpc::SslCredentials(options),
                                                                 grpc::AccessTokenCredentials(issuer_.Sign(claims))));
  }

 private:
  testing::TrialIssuer issuer_;
  testing::TrialCertificates certificates_;
  const tls::Files files_ = certificates_.Issue("participation.example");
};

void Run(const Place& plain_place, const Place& guarded_place) {
  const Guarded guarded;
  const platform_testing::Platform plain{{feedback_ingestion::FeedbackIngestionModule()}, plain_place.Settings()};
  const platform_testing::Platform secured{{feedback_ingestion::FeedbackIngestionModule()},
                                           guarded.Settings(guarded_place.Settings())};
  const auto to_plain = grpc::CreateChannel(plain.address(), grpc::InsecureChannelCredentials());
  const auto to_secured = guarded.ChannelTo(secured.address());
  int failed = 0;
  const auto slice = [&](const auto& channel, int in_flight) {
    const LoadResult result = Load(channel, in_flight, kSlice);
    failed += result.failed;
    return result.per_second;
  };
  for (const int in_flight : {64, 256}) {
    const Pairs pairs = PairedRatios(
        kPairs, [&] { return slice(to_plain, in_flight); }, [&] { return slice(to_secured, in_flight); });
    Print("submit with TLS and a token / without, " + std::to_string(in_flight) + " in flight", Summarise(pairs),
          "floor 0.70");
  }
  std::printf("    failed calls: %d\n", failed);
}

}  // namespace
}  // namespace participation::benchmarks

// secured_benchmark [servers]
int main(int argc, char** argv) {
  const participation::benchmarks::Place plain{argc, argv};
  const participation::benchmarks::Place guarded{argc, argv};
  if (!plain.IsMissing()) participation::benchmarks::Run(plain, guarded);
}
