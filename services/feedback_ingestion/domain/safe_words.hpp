#pragma once

#include <map>
#include <string>
#include <string_view>

namespace participation::redaction {
class Redactor;
}

namespace participation::feedback_ingestion {

// A text with line feeds as its only line ends. Spreadsheets write others, vertical tabs among them.
std::string WithLineFeeds(std::string text);

// A text without white space at its ends and without identifiers; adds to `redactions` how many were taken out, by
// kind.
std::string SafeWords(std::string_view text, const redaction::Redactor& redactor,
                      std::map<std::string, int>& redactions);

}  // namespace participation::feedback_ingestion
