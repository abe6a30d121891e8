#include "libs/mail/header.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include "libs/text/utf8.hpp"

namespace participation::mail {
namespace {

constexpr std::size_t kLongestText = 8192;
constexpr std::size_t kFoldAt = 78;            // RFC 5322, 2.1.1
constexpr std::size_t kLongestLine = 998;      // the same
constexpr std::size_t kLongestEncoded = 76;    // a line with an encoded word: RFC 2047, 2
constexpr std::size_t kEncodedWordFrame = 12;  // =?UTF-8?B? and ?=

bool IsControl(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }

void CheckName(std::string_view name) {
  const auto allowed = [](char byte) { return byte > ' ' && byte < 0x7f && byte != ':'; };
  if (name.empty() || name.size() > 40 || !std::all_of(name.begin(), name.end(), allowed)) {
    throw std::invalid_argument{"a header has a name that is none"};
  }
}

void CheckText(std::string_view name, std::string_view text) {
  const std::string field{name};
  if (std::any_of(text.begin(), text.end(), IsControl)) {
    throw std::invalid_argument{"the header " + field + " holds a control character"};
  }
  if (!text::IsValidUtf8(text)) throw std::invalid_argument{"the header " + field + " is not UTF-8"};
  if (text.size() > kLongestText) throw std::invalid_argument{"the header " + field + " is longer than 8 KiB"};
}

// Whether the text reads the same when it is folded at its spaces.
bool MayStayAsItIs(std::string_view text) {
  if (!text::IsAscii(text) || text.find("=?") != std::string_view::npos) return false;
  if (text.starts_with(' ') || text.ends_with(' ') || text.find("  ") != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end - begin > kLongestLine - kFoldAt) return false;
    begin = end + 1;
  }
  return true;
}

// Appends the text after `column` characters of the line, breaking it before a space where it would grow too long.
std::string Folded(std::string_view text, std::size_t column) {
  std::string folded;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin + 1), text.size());  // the word and the space before it
    if (begin > 0 && column + end - begin > kFoldAt) {
      folded += "\r\n";
      column = 0;
    }
    folded += text.substr(begin, end - begin);
    column += end - begin;
    begin = end;
  }
  return folded;
}

std::string Base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) -> std::uint32_t {
      return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
    };
    const std::uint32_t group = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    text += kDigits[group >> 18];
    text += kDigits[group >> 12 & 63];
    text += i + 1 < bytes.size() ? kDigits[group >> 6 & 63] : '=';
    text += i + 2 < bytes.size() ? kDigits[group & 63] : '=';
  }
  return text;
}

// The longest beginning of at most `most` bytes that does not cut a character.
std::string_view WholeCharacters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

// One encoded word a line, the first after `column` characters.
std::string EncodedWords(std::string_view text, std::size_t column) {
  std::string words;
  while (!text.empty()) {
    if (!words.empty()) {
      words += "\r\n ";
      column = 1;
    }
    const std::size_t room = (kLongestEncoded - kEncodedWordFrame - column) / 4 * 3;
    const std::string_view piece = WholeCharacters(text, room);
    words += "=?UTF-8?B?" + Base64(piece) + "?=";
    text.remove_prefix(piece.size());
  }
  return words;
}

// A display name as one word, an encoded one if need be.
std::string Phrase(std::string_view name, std::size_t column) {
  constexpr std::size_t kLongestQuoted = 40;
  if (!MayStayAsItIs(name) || name.size() > kLongestQuoted) return EncodedWords(name, column);
  std::string quoted{'"'};
  for (const char byte : name) {
    if (byte == '"' || byte == '\\') quoted += '\\';
    quoted += byte;
  }
  return quoted + '"';
}

}  // namespace

std::string HeaderField(std::string_view name, std::string_view text) {
  CheckName(name);
  CheckText(name, text);
  std::string field = std::string{name} + ": ";
  field += MayStayAsItIs(text) ? Folded(text, field.size()) : EncodedWords(text, field.size());
  return field + "\r\n";
}

std::string MailboxField(std::string_view field, std::string_view display_name, std::string_view address) {
  CheckName(field);
  CheckText(field, display_name);
  CheckText(field, address);
  const std::string begin = std::string{field} + ": ";
  if (display_name.empty()) return begin + std::string{address} + "\r\n";
  return begin + Phrase(display_name, begin.size()) + "\r\n <" + std::string{address} + ">\r\n";
}

}  // namespace participation::mail
