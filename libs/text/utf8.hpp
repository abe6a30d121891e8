#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace participation::text {

// Whether `text` is well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool IsValidUtf8(std::string_view text);

// How many code points valid UTF-8 `text` holds: the unit in which the length of a field is bounded.
std::size_t CodePoints(std::string_view text);

// The byte offset of the first control character (C0, DEL, C1) besides line feed, tab and carriage return.
// Direction marks are not control characters here: telephones add them when a number is copied from the contacts.
std::optional<std::size_t> FirstControlCharacter(std::string_view text);

// `text` without white space of any script (no-break spaces and byte order marks too) at both ends.
std::string_view Trim(std::string_view text);

// Unicode normalisation form C of valid UTF-8 `text`, so that equal-looking names compare equal.
std::string ToNfc(std::string_view text);

// How many bytes at the beginning are ASCII, and whether all are: then nothing needs Unicode's tables.
std::size_t AsciiPrefix(std::string_view text);
bool IsAscii(std::string_view text);

}  // namespace participation::text
