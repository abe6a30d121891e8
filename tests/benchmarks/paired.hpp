#pragma once

#include <functional>
#include <string>
#include <vector>

namespace participation::benchmarks {

// A ratio and its 95 % interval, from 2,000 bootstrap samples.
struct Ratio {
  double median = 0;
  double low = 0;
  double high = 0;
  std::string note;  // how far to trust it
};

// Ratios of pairs of slices.
struct Pairs {
  std::vector<double> ratios;
  std::vector<double> disturbed;  // those of pairs in which somebody else used the machine
};

// The median of those that nobody disturbed; of all, saying so, if there are too few.
Ratio Summarise(const Pairs& pairs);

// Runs A and B in turn, A B B A A B …, in slices of the same length, and gives B ÷ A pair by pair: on a shared machine
// whose speed changes within the minute, only ratios within a pair mean anything. Each function runs one slice and
// returns its rate (or its time). Pairs that are disturbed are run again, up to twice as many in all.
Pairs PairedRatios(int pairs, const std::function<double()>& a, const std::function<double()>& b);

// The `share` percentile of `above` ÷ that of `below`, for two sets of times measured in turn.
Ratio PercentileRatio(const std::vector<double>& above, const std::vector<double>& below, double share);

// Prints a line: name, ratio, 95 % interval, goal.
void Print(const std::string& name, const Ratio& ratio, const std::string& goal);

// The value below which `share` of the sorted-in-place values lie.
double Percentile(std::vector<double>& values, double share);

}  // namespace participation::benchmarks
