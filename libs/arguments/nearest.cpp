#include "libs/arguments/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_join.h"

namespace participation::arguments {
namespace {

constexpr std::size_t kMostNames = 3;
constexpr std::size_t kLongestWord = 60;  // what is longer was meant to be no name

// How many letters must be put in, left out or changed to come from one to the other.
std::size_t Distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t changed = diagonal + (one[i] == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
}

std::string Quoted(const std::vector<std::string>& names) {
  return absl::StrJoin(names, " or ", [](std::string* out, const std::string& name) { *out += "`" + name + "`"; });
}

}  // namespace

std::vector<std::string> NearestTo(std::string_view word, const std::vector<std::string>& names) {
  if (word.empty() || word.size() > kLongestWord) return {};
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& name : names) {
    const std::size_t most = (std::min(word.size(), name.size()) - 1) / 3 + 1;
    const std::size_t distance = Distance(word, name);
    const bool within = word.size() >= 4 && name.find(word) != std::string::npos;
    if (distance <= most || within) near.emplace_back(distance, name);
  }
  std::ranges::sort(near);
  if (near.size() > kMostNames) near.resize(kMostNames);
  std::vector<std::string> found;
  for (auto& [distance, name] : near) found.push_back(std::move(name));
  return found;
}

std::string DidYouMean(const std::vector<std::string>& names) {
  return names.empty() ? "" : ". Did you mean " + Quoted(names) + "?";
}

std::string Alternatives(std::string_view word, const std::vector<std::string>& names) {
  if (names.empty()) return "";
  const std::string meant = DidYouMean(NearestTo(word, names));
  return (meant.empty() ? "." : meant) + " There are " + absl::StrJoin(names, ", ");
}

}  // namespace participation::arguments
