#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace participation::refusal {

// The etag of something in a version, whose number grows with each change.
std::string EtagOf(std::int64_t version);

// ABORTED, reason ETAG_MISMATCH, if a change was made from another version than the one there is. An empty etag is not
// checked.
absl::Status CheckEtag(std::string_view etag, std::int64_t version);

}  // namespace participation::refusal
