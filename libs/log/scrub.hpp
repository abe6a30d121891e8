#pragma once

#include <string>
#include <string_view>

namespace participation::log {

inline constexpr std::string_view kMasked = "[masked]";

// The text with everything masked that looks like an e-mail address, or like a telephone, NHS or account number: six or
// more digits, also when single spaces and dashes part them. The last defence, for texts that should hold neither.
std::string Scrub(std::string_view text);

}  // namespace participation::log
