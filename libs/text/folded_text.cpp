#include "libs/text/folded_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <stdexcept>

#include "libs/text/utf8.hpp"

namespace participation::text {
namespace {

constexpr UChar32 kFirstCombining = 0x300;
constexpr char kDropped = '\0';
constexpr char kNoCounterpart = '\x7F';

const icu::Normalizer2& Nfc() {
  static const icu::Normalizer2& nfc = [&]() -> const icu::Normalizer2& {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("Unicode normalisation data are missing");
    return *instance;
  }();
  return nfc;
}

bool IsSingleQuote(UChar32 character) {
  return (character >= 0x2018 && character <= 0x201B) || character == 0x02BC || character == 0x2032;
}

bool IsDoubleQuote(UChar32 character) { return character >= 0x201C && character <= 0x201F; }

bool IsDash(UChar32 character) {
  return u_charType(character) == U_DASH_PUNCTUATION || character == 0x2212 || character == 0x2043;
}

// The ASCII counterpart of a non-ASCII character.
char Counterpart(UChar32 character) {
  if (character >= 0xFF01 && character <= 0xFF5E) return static_cast<char>(character - 0xFEE0);
  if (u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(character) == U_FORMAT_CHAR)
    return kDropped;
  if (u_charType(character) == U_DECIMAL_DIGIT_NUMBER) return static_cast<char>('0' + u_charDigitValue(character));
  if (IsDash(character)) return '-';
  if (u_charType(character) == U_SPACE_SEPARATOR) return ' ';
  if (character == 0x0085 || character == 0x2028 || character == 0x2029) return '\n';
  if (IsSingleQuote(character)) return '\'';
  if (IsDoubleQuote(character)) return '"';
  return kNoCounterpart;
}

}  // namespace

FoldedText::FoldedText(std::string_view original) : original_(original) {
  if (IsAscii(original)) return;
  folded_.reserve(original.size());
  origins_.reserve(original.size() + 1);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(original.data());
  for (std::size_t begin = 0; begin < original.size();) {
    begin = AppendAscii(begin);
    if (begin == original.size()) break;
    std::size_t end = begin;
    UChar32 first;
    U8_NEXT(bytes, end, original.size(), first);
    for (std::size_t next = end; next < original.size(); end = next) {
      UChar32 follower;
      U8_NEXT(bytes, next, original.size(), follower);
      if (follower < kFirstCombining || Nfc().hasBoundaryBefore(follower)) break;
    }
    FoldSegment(begin, end, first);
    begin = end;
  }
  const auto size = static_cast<std::uint32_t>(original.size());
  origins_.push_back({size, size});
}

// Copies ASCII from `begin` on, but for a last character that a combining mark may follow. Gives where it stopped.
std::size_t FoldedText::AppendAscii(std::size_t begin) {
  const std::size_t ascii = AsciiPrefix(original_.substr(begin));
  const bool is_rest = begin + ascii == original_.size();
  const std::size_t end = begin + (is_rest || ascii == 0 ? ascii : ascii - 1);
  folded_.append(original_.substr(begin, end - begin));
  for (auto at = static_cast<std::uint32_t>(begin); at < end; ++at) origins_.push_back({at, at + 1});
  return end;
}

void FoldedText::FoldSegment(std::size_t begin, std::size_t end, std::int32_t first) {
  const auto segment = original_.substr(begin, end - begin);
  if (first < 0) return Append(segment, begin, end);
  if (segment.size() != static_cast<std::size_t>(U8_LENGTH(first))) return Append(ToNfc(segment), begin, end);
  if (first < 0x80) return Append(segment, begin, end);
  const char counterpart = Counterpart(first);
  if (counterpart == kDropped) return;
  Append(counterpart == kNoCounterpart ? segment : std::string_view(&counterpart, 1), begin, end);
}

void FoldedText::Append(std::string_view folded, std::size_t begin, std::size_t end) {
  folded_.append(folded);
  const Origin origin{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  origins_.insert(origins_.end(), folded.size(), origin);
}

std::string Fold(std::string_view text) { return std::string(FoldedText(text).Text()); }

}  // namespace participation::text
