#include "libs/refusal/etag.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::refusal {

std::string EtagOf(std::int64_t version) { return std::to_string(version); }

absl::Status CheckEtag(std::string_view etag, std::int64_t version) {
  if (etag.empty() || etag == EtagOf(version)) return absl::OkStatus();
  return Aborted("ETAG_MISMATCH", "it was changed meanwhile: get it again and repeat the change on that",
                 {{"etag", EtagOf(version)}});
}

}  // namespace participation::refusal
