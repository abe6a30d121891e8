#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {

inline std::string EtagOf(std::int64_t version) { return std::to_string(version); }

// ABORTED if a change was made from another version than the one there is. An empty etag is not checked.
inline absl::Status CheckEtag(std::string_view etag, std::int64_t version) {
  if (etag.empty() || etag == EtagOf(version)) return absl::OkStatus();
  return refusal::Aborted("ETAG_MISMATCH", "it was changed meanwhile: get it again and repeat the change on that",
                          {{"etag", EtagOf(version)}});
}

}  // namespace participation::activity_tracking
