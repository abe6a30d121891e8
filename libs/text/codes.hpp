#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace participation::text {

// Codes as one text with commas between them, which no code has, and back. No codes are an empty text.
std::string JoinCodes(const std::vector<std::string>& codes);
std::vector<std::string> SplitCodes(std::string_view joined);

}  // namespace participation::text
