#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace participation::options::v1 {
enum Format : int;
}

namespace participation::validation {

// Whether a text has a form. Of dates and months only those that exist; FORMAT_UNSPECIFIED is the form of every text.
bool HasFormat(options::v1::Format format, const std::string& text);

// What the form is, to follow "must be": "an e-mail address".
std::string_view MeaningOf(options::v1::Format format);

// Most characters that a text of the form needs.
std::uint32_t MostCharacters(options::v1::Format format);

}  // namespace participation::validation
