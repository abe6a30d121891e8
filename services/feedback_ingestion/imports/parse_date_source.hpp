#pragma once

#include "services/feedback_ingestion/imports/mapping.hpp"
#include "services/feedback_ingestion/imports/yaml_section.hpp"

namespace participation::feedback_ingestion {

// Reads how the source writes its dates: a section, or the word `received` where it has none.
DateSource ParseDateSource(const YamlSection& mapping, YamlProblems& problems);

}  // namespace participation::feedback_ingestion
