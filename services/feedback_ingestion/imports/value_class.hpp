#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace participation::feedback_ingestion {

// What kind of value it is, without saying which: "empty", "whole number, 4 digits", "date-like, 10 characters",
// "text, 12 characters", "not UTF-8, 12 bytes".
std::string ValueClass(std::string_view value);

// "row of 3 fields", of something larger than a value.
std::string ClassOf(std::string_view thing, std::uint64_t count, std::string_view unit);

}  // namespace participation::feedback_ingestion
