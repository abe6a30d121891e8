// What it costs to know a caller by their token: checked for the first time, and remembered.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/identity/tokens.hpp"

namespace participation::benchmarks {
namespace {

constexpr int kRounds = 9;
constexpr int kRemembered = 100'000;
constexpr int kFresh = 200;

double MicrosOf(int times, const std::function<void(int)>& work) {
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) work(i);
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begun).count() / times;
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void Measure(jose::Algorithm algorithm) {
  const testing::TrialIssuer issuer{algorithm};
  const auto directory = organisations::Directory::None();
  identity::Tokens tokens{{issuer.AsConfigured()}, directory, clock::System()};
  std::vector<double> fresh;
  std::vector<double> remembered;
  int number = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::string> all;
    for (int i = 0; i < kFresh; ++i) {
      auto claims = testing::TrialIssuer::Claims(clock::System().Now());
      claims["sub"] = "somebody-" + std::to_string(++number);
      all.push_back(issuer.Sign(claims));
    }
    const auto check = [&](int i) {
      if (!tokens.Check(all[static_cast<std::size_t>(i) % all.size()]).ok()) std::abort();
    };
    fresh.push_back(MicrosOf(kFresh, check));
    remembered.push_back(MicrosOf(kRemembered, check));
  }
  std::printf("%s, %zu bytes: checked %.1f us, remembered %.2f us\n", std::string{jose::NameOf(algorithm)}.c_str(),
              issuer.Sign(testing::TrialIssuer::Claims(clock::System().Now())).size(), Median(fresh),
              Median(remembered));
}

}  // namespace
}  // namespace participation::benchmarks

int main() {
  using participation::jose::Algorithm;
  for (const auto algorithm :
       {Algorithm::kRs256, Algorithm::kPs256, Algorithm::kEs256, Algorithm::kEs384, Algorithm::kEdDsa}) {
    participation::benchmarks::Measure(algorithm);
  }
}
