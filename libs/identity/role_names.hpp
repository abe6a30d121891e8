#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/policy/caller.hpp"

namespace participation::identity {

// The role of a name as configurations have it: "engagement-lead". Nothing for `public`, which nobody needs to be
// given.
std::optional<policy::Role> RoleNamed(std::string_view name);

// "participant", "engagement-lead", and so on; and all in one text.
std::vector<std::string> RoleNames();
std::string AllRoleNames();

}  // namespace participation::identity
