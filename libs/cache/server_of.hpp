#pragma once

#include <optional>
#include <string_view>

#include "libs/cache/redis/address.hpp"

namespace participation::cache {

// The Redis server that a cache's URL names, for whoever shares more there; nothing if it names none. Throws as Open
// does for a URL that is none.
std::optional<redis::Address> ServerOf(std::string_view url);

}  // namespace participation::cache
