#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

#include "libs/log/field.hpp"

namespace participation::log {

// A literal of printable ASCII. That it can be nothing else is what keeps data out of messages.
class Message {
 public:
  template <std::size_t size>
  consteval Message(const char (&literal)[size]) : text_(literal, size - 1) {
    for (const char c : text_) {
      if (c < ' ' || c > '~' || c == '"' || c == '\\')
        throw "a message is printable ASCII without quotes and backslashes";
    }
  }

  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// Each writes one record as one line of JSON to standard error: time, level, message, then the fields as given.
// Thread-safe; a line is never torn by another.
void Debug(Message message, std::initializer_list<Field> fields = {});
void Info(Message message, std::initializer_list<Field> fields = {});
void Warning(Message message, std::initializer_list<Field> fields = {});
void Error(Message message, std::initializer_list<Field> fields = {});

// From now on a record that is the same again, but for its time, within a second is counted instead of written. The
// next line of it has the field "repeated": how many more of it there were. SettleRepeats writes the lines that are
// owed, and is to be called about once a second and at the end.
void LimitRepeats();
void SettleRepeats();

// Drops what is below "debug", "info" (from the start), "warning", "error" or "off". False, and no change, for any
// other.
bool SetLevel(std::string_view level);

}  // namespace participation::log
