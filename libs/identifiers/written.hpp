#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace participation::identifiers {

// A value as people write it, trimmed and folded to ASCII where it can be, without any of `separators`.
// Empty when the value is longer than `max_bytes`, which no identifier survives.
std::string WithoutSeparators(std::string_view value, std::string_view separators, std::size_t max_bytes);

// ASCII letters in one case; other bytes unchanged.
std::string ToUpper(std::string_view value);
std::string ToLower(std::string_view value);

// The parts of `value` between the separators, always at least one.
std::vector<std::string_view> Split(std::string_view value, char separator);

// Whether there is at least one character and all are ASCII digits.
bool IsAllDigits(std::string_view value);

}  // namespace participation::identifiers
