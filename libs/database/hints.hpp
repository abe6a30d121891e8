#pragma once

#include <string>
#include <string_view>

namespace participation::database {

// The script with each `/*<backend> X*/` as X; hints for other backends stay comments.
std::string UncoverHints(std::string_view sql, std::string_view backend);

}  // namespace participation::database
