#include "tests/benchmarks/paired.hpp"

#include <algorithm>
#include <cstdio>
#include <random>

#include "tests/benchmarks/surroundings.hpp"

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
  return {ratio, Percentile(samples, 0.025), Percentile(samples, 0.975), ""};
}

}  // namespace

double Percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

Ratio Summarise(const Pairs& pairs) {
  const std::size_t all = pairs.ratios.size() + pairs.disturbed.size();
  std::vector<double> ratios = pairs.ratios;
  const bool is_noisy = 2 * ratios.size() < all;
  if (is_noisy) ratios.insert(ratios.end(), pairs.disturbed.begin(), pairs.disturbed.end());
  Ratio ratio = WithInterval(At(ratios, 0.5), [&](std::mt19937& random) { return At(Resample(ratios, random), 0.5); });
  if (!pairs.disturbed.empty()) {
    ratio.note = std::to_string(pairs.disturbed.size()) + " of " + std::to_string(all) + " pairs disturbed, " +
                 (is_noisy ? "and used: THE MACHINE WAS TOO NOISY" : "and left out");
  }
  return ratio;
}

Ratio PercentileRatio(const std::vector<double>& above, const std::vector<double>& below, double share) {
  return WithInterval(At(above, share) / At(below, share), [&](std::mt19937& random) {
    return At(Resample(above, random), share) / At(Resample(below, random), share);
  });
}

Pairs PairedRatios(int pairs, const std::function<double()>& a, const std::function<double()>& b) {
  Pairs result;
  a();  // warm-up
  b();
  for (int pair = 0; pair < 2 * pairs && static_cast<int>(result.ratios.size()) < pairs; ++pair) {
    const Surroundings surroundings;
    const bool a_first = pair % 2 == 0;
    const double first = a_first ? a() : b();
    const double second = a_first ? b() : a();
    auto& ratios = surroundings.SinceMade().Quiet() ? result.ratios : result.disturbed;
    ratios.push_back(a_first ? second / first : first / second);
  }
  return result;
}

void Print(const std::string& name, const Ratio& ratio, const std::string& goal) {
  std::printf("%-60s %.2f (%.2f-%.2f)   %s\n", name.c_str(), ratio.median, ratio.low, ratio.high, goal.c_str());
  if (!ratio.note.empty()) std::printf("    %s\n", ratio.note.c_str());
  std::fflush(stdout);
}

}  // namespace participation::benchmarks
