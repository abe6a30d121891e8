#pragma once

#include <string>
#include <string_view>

namespace participation::events::kafka {

// As events::WhatExposes.
std::string WhatExposes(std::string_view url);

}  // namespace participation::events::kafka
