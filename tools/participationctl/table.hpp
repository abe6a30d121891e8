#pragma once

#include <iosfwd>
#include <string_view>
#include <vector>

#include "tools/participationctl/grid.hpp"

namespace google::protobuf {
class Message;
}

namespace participation::ctl {

// Prints an answer for a person: single values as `name  value` lines, each list of messages as a table. What only
// programs need (etags, update times, tokens) is left out of tables. Where the answer is one list, `labels` stand in
// front of its rows.
void PrintTable(const google::protobuf::Message& message, Cells cells, std::ostream& out,
                const std::vector<Row>& labels = {});

// Prints an answer as JSON, with every field.
void PrintJson(const google::protobuf::Message& message, std::ostream& out);

// Prints an answer as --output says: "table", "wide" or "json".
void PrintAs(std::string_view output, const google::protobuf::Message& message, std::ostream& out,
             const std::vector<Row>& labels = {});

}  // namespace participation::ctl
