#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/redaction/cues.hpp"
#include "libs/redaction/patterns.hpp"
#include "libs/redaction/personal_kind.hpp"

namespace participation::redaction {

// Something personal, or the placeholder of something personal, in bytes of the folded text.
struct Mark {
  PersonalKind kind;
  std::size_t begin;
  std::size_t end;
  bool is_placeholder = false;
};

// What is looked for, compiled once.
struct Rules {
  Patterns patterns;
  Cues cues;
};

// One pass over one folded text, from left to right.
// Context is read with marks taken out, whether they stand in the text as found or as placeholders: a second pass over
// the redacted text therefore sees the same context as the first, and decides the same.
class Scan {
 public:
  Scan(const Rules& rules, std::string_view text) : rules_(rules), text_(text) {}

  const Patterns& patterns() const { return rules_.patterns; }
  const Cues& cues() const { return rules_.cues; }
  std::string_view text() const { return text_; }
  const std::vector<Mark>& marks() const { return marks_; }

  // Adds a mark, which swallows earlier marks that it overlaps: the local part of an address may look like a number.
  void Add(Mark mark);

  // Up to 48 bytes of text before `at` without marks; it does not reach back over a mark of the kind `barrier`.
  std::string Before(std::size_t at, std::optional<PersonalKind> barrier = std::nullopt) const;

  // The text from the last mark to `at`, if that is of this kind and at most 48 bytes are between.
  std::optional<std::string_view> SinceLast(PersonalKind kind, std::size_t at) const;

  // Up to 64 bytes from `at` on.
  std::string_view After(std::size_t at) const { return text_.substr(at, 64); }

  // Whether no ASCII letter or digit that is still there comes right before `begin`.
  bool BeginsWord(std::size_t begin) const;

  // Whether no ASCII letter comes right after what ends at `end`. A digit may: it may be about to be taken out.
  bool EndsWord(std::size_t end) const;

 private:
  const Rules& rules_;
  std::string_view text_;
  std::vector<Mark> marks_;
};

}  // namespace participation::redaction
