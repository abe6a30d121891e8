#include "libs/refusal/text_list.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>

namespace participation::refusal {

std::string JoinTexts(const std::vector<std::string_view>& texts) {
  std::string joined;
  for (const auto text : texts) joined.append(std::to_string(text.size())).append(":").append(text);
  return joined;
}

std::vector<std::string> SplitTexts(std::string_view joined) {
  std::vector<std::string> texts;
  while (!joined.empty()) {
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(joined.data(), joined.data() + joined.size(), length);
    joined.remove_prefix(end - joined.data());
    if (error != std::errc{} || !joined.starts_with(':') || length >= joined.size()) break;
    joined.remove_prefix(1);
    texts.emplace_back(joined.substr(0, length));
    joined.remove_prefix(length);
  }
  return texts;
}

}  // namespace participation::refusal
