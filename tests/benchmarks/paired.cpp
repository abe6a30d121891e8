#include "tests/benchmarks/paired.hpp"

#include <algorithm>
#include <cstdio>
#include <random>

namespace participation::benchmarks {
namespace {

constexpr int kSamples = 2000;

double At(std::vector<double> values, double share) { return Percentile(values, share); }

std::vector<double> Resample(const std::vector<double>& values, std::mt19937& random) {
  std::vector<double> drawn;
  drawn.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) drawn.push_back(values[random() % values.size()]);
  return drawn;
}

// What `draw` gives, between the 2.5 % and the 97.5 % of its samples.
Ratio WithInterval(double ratio, const std::function<double(std::mt19937&)>& draw) {
  std::mt19937 random{7};
  std::vector<double> samples;
  for (int sample = 0; sample < kSamples; ++sample) samples.push_back(draw(random));
  return {ratio, Percentile(samples, 0.025), Percentile(samples, 0.975)};
}

}  // namespace

double Percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

Ratio Summarise(const std::vector<double>& ratios) {
  return WithInterval(At(ratios, 0.5), [&](std::mt19937& random) { return At(Resample(ratios, random), 0.5); });
}

Ratio PercentileRatio(const std::vector<double>& above, const std::vector<double>& below, double share) {
  return WithInterval(At(above, share) / At(below, share), [&](std::mt19937& random) {
    return At(Resample(above, random), share) / At(Resample(below, random), share);
  });
}

std::vector<double> PairedRatios(int pairs, const std::function<double()>& a, const std::function<double()>& b) {
  std::vector<double> ratios;
  a();  // warm-up
  b();
  for (int pair = 0; pair < pairs; ++pair) {
    const bool a_first = pair % 2 == 0;
    const double first = a_first ? a() : b();
    const double second = a_first ? b() : a();
    ratios.push_back(a_first ? second / first : first / second);
  }
  return ratios;
}

void Print(const std::string& name, const Ratio& ratio, const std::string& goal) {
  std::printf("%-60s %.2f (%.2f-%.2f)   %s\n", name.c_str(), ratio.median, ratio.low, ratio.high, goal.c_str());
  std::fflush(stdout);
}

}  // namespace participation::benchmarks
