#pragma once

#include "tools/participationctl/build_request.hpp"
#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Sends the requests of a file, one a line, to an RPC that takes a stream, and prints each reply. Returns the exit
// code.
int RunStream(const Invocation& invocation, const Common& common);

}  // namespace participation::ctl
