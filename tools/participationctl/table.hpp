#pragma once

#include <iosfwd>
#include <string_view>

namespace google::protobuf {
class Message;
}

namespace participation::ctl {

// Whether long values of a table are cut, so that a row stays a line.
enum class Cells { kCut, kWhole };

// Prints an answer for a person: single values as `name  value` lines, each list of messages as a table. What only
// programs need (etags, update times, tokens) is left out of tables.
void PrintTable(const google::protobuf::Message& message, Cells cells, std::ostream& out);

// Prints an answer as JSON, with every field.
void PrintJson(const google::protobuf::Message& message, std::ostream& out);

// Prints an answer as --output says: "table", "wide" or "json".
void PrintAs(std::string_view output, const google::protobuf::Message& message, std::ostream& out);

}  // namespace participation::ctl
