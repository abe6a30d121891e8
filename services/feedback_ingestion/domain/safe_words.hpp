#pragma once

#include <map>
#include <string>
#include <string_view>

namespace participation::redaction {
class Redactor;
}

namespace participation::feedback_ingestion {

// A text without white space at its ends and without identifiers; adds to `redactions` how many were taken out, by
// kind.
std::string SafeWords(std::string_view text, const redaction::Redactor& redactor,
                      std::map<std::string, int>& redactions);

}  // namespace participation::feedback_ingestion
