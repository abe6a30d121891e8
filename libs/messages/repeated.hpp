#pragma once

#include <string>
#include <vector>

namespace participation::messages {

// Lists of texts, from a message and into one.
template <class Texts>
std::vector<std::string> ToVector(const Texts& texts) {
  return {texts.begin(), texts.end()};
}

template <class Texts>
void Fill(Texts* texts, const std::vector<std::string>& from) {
  texts->Assign(from.begin(), from.end());
}

}  // namespace participation::messages
