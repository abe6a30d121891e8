#include "libs/redaction/expression.hpp"

#include <re2/re2.h>

#include <stdexcept>

namespace participation::redaction {
namespace {

std::optional<Span> Match(const re2::RE2& pattern, std::string_view text, std::size_t from, re2::RE2::Anchor anchor) {
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece found;
  if (!pattern.Match(whole, from, text.size(), anchor, &found, 1)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(found.data() - text.data());
  return Span{begin, begin + found.size()};
}

}  // namespace

Expression::Expression(const std::string& pattern) {
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  compiled_ = std::make_unique<const re2::RE2>(pattern, options);
  if (!compiled_->ok()) throw std::logic_error("redaction pattern: " + compiled_->error());
}

Expression::~Expression() = default;

std::optional<Span> Expression::First(std::string_view text, std::size_t from) const {
  return Match(*compiled_, text, from, re2::RE2::UNANCHORED);
}

std::optional<Span> Expression::At(std::string_view text, std::size_t at) const {
  return Match(*compiled_, text, at, re2::RE2::ANCHOR_START);
}

bool Expression::IsWhole(std::string_view text) const {
  return Match(*compiled_, text, 0, re2::RE2::ANCHOR_BOTH).has_value();
}

}  // namespace participation::redaction
