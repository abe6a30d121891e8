#pragma once

#include <string>

#include "libs/metrics/descriptor.hpp"

namespace participation::metrics {

// A non-blocking TCP socket that listens at host:port ("[::1]:9090" for IPv6, no host for every interface). Throws
// std::runtime_error with the address and the cause.
Descriptor Listen(const std::string& address);

// Where the socket listens, as host:port.
std::string AddressOf(const Descriptor& socket);

}  // namespace participation::metrics
