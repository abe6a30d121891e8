#pragma once

#include <string_view>

namespace participation::policy {

// Whether a peer, as gRPC names it, is on this machine: 127.0.0.0/8, ::1, a Unix socket, or this process itself.
bool IsLocalPeer(std::string_view peer);

}  // namespace participation::policy
