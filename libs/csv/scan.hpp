#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace participation::csv {

inline bool IsLineEnd(char byte) { return byte == '\n' || byte == '\r'; }

// Bytes of a word equal to `byte` have their highest bit set. Bits above the lowest one set may be false; the lowest
// is right (the "haszero" of Bit Twiddling Hacks).
inline std::uint64_t BytesEqualTo(std::uint64_t word, std::uint64_t byte) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t difference = word ^ (kOnes * byte);
  return (difference - kOnes) & ~difference & (kOnes << 7);
}

// How many bytes come before the first separator, \n or \r; all of them when there is none. Eight bytes a step.
inline std::size_t LengthOfRun(std::string_view text, char separator) {
  std::size_t at = 0;
  if constexpr (std::endian::native == std::endian::little) {
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
      std::uint64_t word;
      std::memcpy(&word, text.data() + at, sizeof word);
      const std::uint64_t hits = BytesEqualTo(word, static_cast<unsigned char>(separator)) | BytesEqualTo(word, '\n') |
                                 BytesEqualTo(word, '\r');
      if (hits != 0) return at + static_cast<std::size_t>(std::countr_zero(hits)) / 8;
    }
  }
  while (at < text.size() && text[at] != separator && text[at] != '\n' && text[at] != '\r') ++at;
  return at;
}

// How many bytes come before the first `byte`; all of them when there is none.
inline std::size_t LengthUntil(std::string_view text, char byte) {
  const void* found = text.empty() ? nullptr : std::memchr(text.data(), byte, text.size());
  return found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace participation::csv
