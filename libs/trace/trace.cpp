#include "libs/trace/trace.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>

namespace participation::trace {
namespace {

thread_local std::string current;

constexpr std::size_t kLength = 55;  // 00-<32 hex>-<16 hex>-<2 hex>

void AppendHex(std::string& text, std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) text.push_back(kDigits[(number >> shift) & 15]);
}

bool IsLowerHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string NewTraceparent() {
  // Trace ids need to be distinct, not secret.
  thread_local std::mt19937_64 random{std::random_device{}()};
  std::string text = "00-";
  text.reserve(kLength);
  AppendHex(text, random());
  AppendHex(text, random() | 1);
  text.push_back('-');
  AppendHex(text, random() | 1);
  return text += "-01";
}

bool IsTraceparent(std::string_view text) {
  if (text.size() != kLength || text[2] != '-' || text[35] != '-' || text[52] != '-') return false;
  if (!text.starts_with("00")) return false;
  return std::ranges::all_of(text, [](char c) { return c == '-' || IsLowerHex(c); });
}

std::string_view Current() { return current; }

Scope::Scope(std::string traceparent) : previous_{std::exchange(current, std::move(traceparent))} {}

Scope::~Scope() { current = std::move(previous_); }

}  // namespace participation::trace
