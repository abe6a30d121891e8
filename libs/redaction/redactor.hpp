#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "libs/redaction/personal_kind.hpp"

namespace participation::redaction {

struct Rules;

// What was removed from where, in bytes of the original text. Never the removed text itself.
struct Removal {
  PersonalKind kind;
  std::size_t begin;
  std::size_t end;

  bool operator==(const Removal&) const = default;
};

struct Redacted {
  std::string text;
  std::vector<Removal> removals;  // in order, apart from each other
};

// Replaces what identifies a person by a placeholder; the rules and what they miss are in README.md.
// Build one and share it: the patterns cost a millisecond to compile, and Redact may be called from many threads.
class Redactor {
 public:
  Redactor();
  ~Redactor();
  Redactor(const Redactor&) = delete;
  Redactor& operator=(const Redactor&) = delete;

  // The safe text and what was removed from `text`. Redacting the safe text again changes nothing. Characters are never
  // split, bytes that are not UTF-8 pass through, and time is linear in the length of `text`.
  Redacted Redact(std::string_view text) const;

 private:
  std::unique_ptr<const Rules> rules_;
};

}  // namespace participation::redaction
