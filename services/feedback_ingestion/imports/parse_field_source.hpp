#pragma once

#include "libs/yaml/section.hpp"
#include "services/feedback_ingestion/imports/mapping.hpp"

namespace participation::feedback_ingestion {

// The two words that stand for something else than themselves in `values` and `otherwise`: no value, and the value as
// it is.
inline constexpr std::string_view kNone = "none";
inline constexpr std::string_view kKeep = "keep";

// Reads where a field comes from: a column's name, a list of columns, or a section of its own, in which `also` may
// stand besides. A field that is not there comes from nowhere.
FieldSource ParseFieldSource(const yaml::Section& mapping, std::string_view key,
                             const std::vector<std::string_view>& also, yaml::Problems& problems);

}  // namespace participation::feedback_ingestion
