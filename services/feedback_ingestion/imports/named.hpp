#pragma once

#include <string>
#include <string_view>

namespace participation::feedback_ingestion {

// What a word of a mapping stands for, among pairs of words and meanings; nullptr if it is none of them.
template <class Pairs>
auto Named(const Pairs& pairs, std::string_view name) -> decltype(&pairs.front().second) {
  for (const auto& pair : pairs) {
    if (pair.first == name) return &pair.second;
  }
  return nullptr;
}

// "survey, complaint, comment".
template <class Pairs>
std::string NamesOf(const Pairs& pairs) {
  std::string names;
  for (const auto& pair : pairs) names.append(names.empty() ? "" : ", ").append(pair.first);
  return names;
}

}  // namespace participation::feedback_ingestion
