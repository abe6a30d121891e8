#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace participation::jose {

// A JSON object of at most eight levels in which no member stands twice at any of them, so that two readers cannot see
// two things in it. Nothing of anything else.
std::optional<nlohmann::json> ParseStrictObject(std::string_view text);

// The text of an object's member; empty if it is not there. Nothing if it is no text.
std::optional<std::string> TextIn(const nlohmann::json& object, const char* member);

}  // namespace participation::jose
