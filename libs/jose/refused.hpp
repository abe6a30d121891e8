#pragma once

#include "absl/status/status.h"

namespace participation::jose {

// Why a token or a key is not taken: for a log. Whoever brought it is told less.
inline absl::Status Refused(const char* why) { return absl::InvalidArgumentError(why); }

}  // namespace participation::jose
