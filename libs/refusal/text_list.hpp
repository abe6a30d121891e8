#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace participation::refusal {

// Texts as one text, each with its length in front ("5:state6:CLOSED"), so that nothing needs escaping.
std::string JoinTexts(const std::vector<std::string_view>& texts);

// The texts again; what is not such a list ends it.
std::vector<std::string> SplitTexts(std::string_view joined);

}  // namespace participation::refusal
