#pragma once

#include <string_view>

namespace participation::text {

// Whether what is sent to this host does not leave the machine: "localhost", an address 127.x.y.z, or ::1, which may be
// in brackets.
bool IsLoopbackHost(std::string_view host);

}  // namespace participation::text
