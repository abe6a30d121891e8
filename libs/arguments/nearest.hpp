#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace participation::arguments {

// Those of the names that `word` was probably meant to be, the likeliest first, at most three: a letter or two apart,
// or the whole word within the name.
std::vector<std::string> NearestTo(std::string_view word, const std::vector<std::string>& names);

// ". Did you mean `list-people` or `list-partners`?", or nothing if there are no names.
std::string DidYouMean(const std::vector<std::string>& names);

// The same and all names, for a word that is none of them: ". Did you mean `email`? There are name, email".
std::string Alternatives(std::string_view word, const std::vector<std::string>& names);

}  // namespace participation::arguments
