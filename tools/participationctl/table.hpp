#pragma once

#include <iosfwd>

namespace google::protobuf {
class Message;
}

namespace participation::ctl {

// Prints an answer for a person: the first list of messages as a table, everything else as `name  value` lines.
void PrintTable(const google::protobuf::Message& message, std::ostream& out);

// Prints an answer as JSON, with every field.
void PrintJson(const google::protobuf::Message& message, std::ostream& out);

}  // namespace participation::ctl
