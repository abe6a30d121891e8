#pragma once

#include <optional>
#include <string>

#include "libs/csv/record.hpp"
#include "services/feedback_ingestion/imports/mapping.hpp"

namespace participation::feedback_ingestion {

// The separator with which more of the mapping's columns would be found in a file's header, if there is one.
std::optional<char> LikelySeparator(const Mapping& mapping, const csv::Record& header);

// As it is written in a mapping, with its quotes: "\t" for a tab.
std::string Written(char separator);

}  // namespace participation::feedback_ingestion
