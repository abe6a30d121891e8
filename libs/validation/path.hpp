#pragma once

#include <string>

namespace participation::validation {

// Where in a message somebody stands: a chain on the stack, written out only when there is something to say.
struct Path {
  const Path* parent = nullptr;
  const std::string* name = nullptr;  // Null: the message that was sent.
  int index = -1;                     // Position in a list; -1: not in a list.

  std::string Text() const;
  std::string Text(const std::string& child) const;
};

}  // namespace participation::validation
