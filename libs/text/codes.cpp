#include "libs/text/codes.hpp"

namespace participation::text {

std::string JoinCodes(const std::vector<std::string>& codes) {
  std::string joined;
  for (const auto& code : codes) {
    if (!joined.empty()) joined += ',';
    joined += code;
  }
  return joined;
}

std::vector<std::string> SplitCodes(std::string_view joined) {
  std::vector<std::string> codes;
  while (!joined.empty()) {
    const auto end = joined.find(',');
    if (end != 0) codes.emplace_back(joined.substr(0, end));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
  }
  return codes;
}

}  // namespace participation::text
