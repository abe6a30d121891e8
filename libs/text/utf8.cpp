#include "libs/text/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace participation::text {
namespace {

constexpr UChar32 kByteOrderMark = 0xFEFF;
constexpr UChar32 kZeroWidthSpace = 0x200B;

bool IsBlank(UChar32 character) {
  return character >= 0 && (u_isUWhiteSpace(character) || character == kByteOrderMark || character == kZeroWidthSpace);
}

bool IsRefusedControl(unsigned char byte) {
  return (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7F;
}

}  // namespace

std::size_t AsciiPrefix(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool IsAscii(std::string_view text) { return AsciiPrefix(text) == text.size(); }

bool IsValidUtf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = AsciiPrefix(text);
  while (at < text.size()) {
    UChar32 character;
    U8_NEXT(bytes, at, text.size(), character);
    if (character < 0) return false;
  }
  return true;
}

std::size_t CodePoints(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
}

std::optional<std::size_t> FirstControlCharacter(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_c1 = byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (is_c1 || IsRefusedControl(byte)) return at;
  }
  return std::nullopt;
}

std::string_view Trim(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t begin = 0;
  for (std::size_t next = 0; next < text.size(); begin = next) {
    UChar32 character;
    U8_NEXT(bytes, next, text.size(), character);
    if (!IsBlank(character)) break;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (bytes[last] & 0xC0) == 0x80) --last;
    std::size_t next = last;
    UChar32 character;
    U8_NEXT(bytes, next, end, character);
    if (next != end || !IsBlank(character)) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

std::string ToNfc(std::string_view text) {
  if (IsAscii(text)) return std::string(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  if (U_SUCCESS(error))
    nfc->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, error);
  if (U_FAILURE(error)) throw std::runtime_error(std::string("Unicode normalisation failed: ") + u_errorName(error));
  return composed;
}

}  // namespace participation::text
