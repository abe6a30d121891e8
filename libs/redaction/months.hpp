#pragma once

namespace participation::redaction {

// A month in letters, in full or cut short: not "maybe".
inline constexpr char kMonth[] = "(?:may|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7})";

}  // namespace participation::redaction
