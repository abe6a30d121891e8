#pragma once

#include <string>

#include "tests/contract/api.hpp"

namespace participation::contract {

// Who may call what, and whose data that touches, as docs/permissions.md shows it.
std::string PermissionsPage(const Api& api);

}  // namespace participation::contract
