#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "libs/refusal/refusal.hpp"

namespace participation::people_bank {

inline std::string EtagOf(std::int64_t revision) { return std::to_string(revision); }

// ABORTED if a change was made from another revision than the one there is. An empty etag is not checked.
inline absl::Status CheckEtag(std::string_view etag, std::int64_t revision) {
  if (etag.empty() || etag == EtagOf(revision)) return absl::OkStatus();
  return refusal::Aborted("ETAG_MISMATCH", "it was changed meanwhile: get it again and repeat the change on that",
                          {{"etag", EtagOf(revision)}});
}

}  // namespace participation::people_bank
