#pragma once

#include <string>
#include <string_view>

namespace participation::limits {

// Where a peer, as gRPC names it, calls from, without its port; of IPv6 the first 64 bits, which one household has.
std::string NetworkOf(std::string_view peer);

}  // namespace participation::limits
