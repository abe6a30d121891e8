#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tools/participationctl/flags.hpp"

namespace participation::ctl {

// The field of an update's mask that the flag changes; "" if it changes none.
std::string MaskedBy(const Flag& flag);

// Has an update that names nothing itself change what is said in flags, also where that is to be empty, zero or false.
void NameChanges(const std::vector<const Flag*>& said, nlohmann::json& request);

}  // namespace participation::ctl
