#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace participation::redaction {

// Bytes [begin, end) of a text.
struct Span {
  std::size_t begin;
  std::size_t end;
};

// A regular expression over folded text, in either case of ASCII letters. Other bytes are taken one by one: text that
// is not UTF-8 cannot upset it. Among several matches at one place the first alternative wins.
class Expression {
 public:
  // Throws std::logic_error for a pattern that RE2 does not take.
  explicit Expression(const std::string& pattern);
  ~Expression();

  std::optional<Span> First(std::string_view text, std::size_t from = 0) const;
  std::optional<Span> At(std::string_view text, std::size_t at) const;
  bool IsIn(std::string_view text) const { return First(text).has_value(); }
  bool IsWhole(std::string_view text) const;

 private:
  std::unique_ptr<const re2::RE2> compiled_;
};

}  // namespace participation::redaction
