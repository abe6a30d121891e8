#pragma once

#include <cstddef>
#include <string_view>

namespace participation::refusal {

// Why, for programs: a literal like "CONSULTATION_CLOSED", at most 63 capital letters, digits and underscores,
// starting with a letter. Anything else does not compile.
class Reason {
 public:
  template <std::size_t kSize>
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is written where a reason is wanted.
  consteval Reason(const char (&literal)[kSize]) : text_(literal, kSize - 1) {
    if (!IsWellFormed(text_)) throw "a reason is UPPER_SNAKE_CASE and has at most 63 characters";
  }

  constexpr std::string_view text() const { return text_; }

  static constexpr bool IsWellFormed(std::string_view text) {
    if (text.empty() || text.size() > 63 || text.front() < 'A' || text.front() > 'Z' || text.back() == '_')
      return false;
    for (const char c : text) {
      if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '_') return false;
    }
    return true;
  }

 private:
  std::string_view text_;
};

}  // namespace participation::refusal
