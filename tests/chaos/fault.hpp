#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace participation::chaos {

// Something that goes wrong, and is over, put right again, when `strike` returns.
struct Fault {
  std::string name;
  int weight;  // how often it is chosen, against the others
  std::function<void()> strike;
};

// What is left to chance, from a seed.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_{seed} {}

  int Between(int least, int most) { return std::uniform_int_distribution{least, most}(random_); }
  std::chrono::milliseconds Milliseconds(int least, int most) {
    return std::chrono::milliseconds{Between(least, most)};
  }
  bool Flip() { return Between(0, 1) == 1; }
  template <typename List>
  const auto& OneOf(const List& list) {
    return list[static_cast<std::size_t>(Between(0, static_cast<int>(std::size(list)) - 1))];
  }
  const Fault& OneOf(const std::vector<Fault>& faults) {
    std::vector<int> weights;
    std::ranges::transform(faults, std::back_inserter(weights), &Fault::weight);
    return faults[std::discrete_distribution<std::size_t>{weights.begin(), weights.end()}(random_)];
  }

 private:
  std::mt19937 random_;
};

}  // namespace participation::chaos
