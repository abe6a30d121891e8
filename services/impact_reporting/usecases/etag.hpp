#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "libs/refusal/refusal.hpp"

namespace participation::impact_reporting {

// ABORTED if the etag is another than that of this version. An empty one is not checked.
inline absl::Status CheckEtag(const std::string& etag, std::int64_t version) {
  if (etag.empty() || etag == std::to_string(version)) return absl::OkStatus();
  return refusal::Aborted("ETAG_MISMATCH", "somebody else changed it meanwhile: get it again and repeat your change");
}

}  // namespace participation::impact_reporting
