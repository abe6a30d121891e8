#include "tests/benchmarks/paired.hpp"

#include <algorithm>
#include <cstdio>
#include <random>

namespace participation::benchmarks {
namespace {

double Median(std::vector<double> values) { return Percentile(values, 0.5); }

}  // namespace

double Percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

Ratio Summarise(const std::vector<double>& ratios) {
  constexpr int kSamples = 2000;
  std::mt19937 random{7};
  std::vector<double> medians;
  for (int sample = 0; sample < kSamples; ++sample) {
    std::vector<double> drawn;
    for (std::size_t i = 0; i < ratios.size(); ++i) drawn.push_back(ratios[random() % ratios.size()]);
    medians.push_back(Median(drawn));
  }
  return {Median(ratios), Percentile(medians, 0.025), Percentile(medians, 0.975)};
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
