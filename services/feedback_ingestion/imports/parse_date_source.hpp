#pragma once

#include "libs/yaml/section.hpp"
#include "services/feedback_ingestion/imports/mapping.hpp"

namespace participation::feedback_ingestion {

// Reads how the source writes its dates: a section, or the word `received` where it has none.
DateSource ParseDateSource(const yaml::Section& mapping, yaml::Problems& problems);

}  // namespace participation::feedback_ingestion
