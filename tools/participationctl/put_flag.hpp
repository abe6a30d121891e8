#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "tools/participationctl/flags.hpp"

namespace participation::ctl {

// Puts what was said for a flag into the request's JSON, in place of what stood there or in another choice of the same
// oneof. A list takes several values, one with commas, or '' for none; a list of messages takes
// `purpose=outcomes,channel=email` or JSON; an enum its name in any case, with or without its prefix; whatever else is
// one value is said once. INVALID_ARGUMENT names the flag and what is allowed.
absl::Status Put(const Flag& flag, const std::vector<std::string>& texts, nlohmann::json& request);

// Flags that were said and cannot be said together, since they fill in different choices of one oneof: what to say of
// them, one text for each oneof.
std::vector<std::string> Exclusions(const std::vector<const Flag*>& said);

}  // namespace participation::ctl
