#pragma once

#include <span>
#include <string_view>

namespace participation::feedback_ingestion {

// What feedback can be about.
struct Theme {
  std::string_view code;  // "parking"
  std::string_view title;
  std::string_view category;
};

// The version of the list: "qdc-7".
std::string_view ThemesVersion();

// All themes, in order of their codes.
std::span<const Theme> Themes();

// The theme with this code, or nullptr.
const Theme* FindTheme(std::string_view code);

}  // namespace participation::feedback_ingestion
