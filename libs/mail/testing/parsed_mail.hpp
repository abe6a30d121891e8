#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace participation::mail {

// Reads back what a mailer wrote, as a mail program would: unfolded, decoded, strict about lines.
struct ParsedMail {
  std::map<std::string, std::string> headers;
  std::string content;  // as it was transported

  explicit ParsedMail(std::string_view text);
};

inline std::string DecodeBase64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char digit : text) {
    if (digit == '=') break;
    bits = bits << 6 | static_cast<unsigned>(kDigits.find(digit));
    count += 6;
    if (count >= 8) bytes += static_cast<char>(bits >> (count -= 8) & 0xff);
  }
  return bytes;
}

inline std::string DecodeWords(std::string text) {
  constexpr std::string_view kOpen = "=?UTF-8?B?";
  for (auto gap = text.find("?= =?"); gap != std::string::npos; gap = text.find("?= =?")) text.erase(gap + 2, 1);
  for (auto begin = text.find(kOpen); begin != std::string::npos; begin = text.find(kOpen, begin)) {
    const auto end = text.find("?=", begin + kOpen.size());
    const std::string decoded = DecodeBase64(text.substr(begin + kOpen.size(), end - begin - kOpen.size()));
    text.replace(begin, end + 2 - begin, decoded);
    begin += decoded.size();
  }
  return text;
}

inline std::string DecodeQuotedPrintable(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      plain += text[i];
    } else if (text.substr(i + 1, 2) != "\r\n") {
      plain += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 2)}, nullptr, 16));
      i += 2;
    } else {
      i += 2;
    }
  }
  return plain;
}

inline ParsedMail::ParsedMail(std::string_view text) {
  std::string last;
  while (true) {
    const auto end = text.find("\r\n");
    const std::string line{text.substr(0, end)};
    text.remove_prefix(end + 2);
    if (line.size() > 998 || line.find_first_of("\r\n") != std::string::npos) throw std::runtime_error{"bad line"};
    if (line.empty()) break;
    if (line.front() == ' ') {
      headers.at(last) += line;
      continue;
    }
    last = line.substr(0, line.find(": "));
    if (!headers.emplace(last, line.substr(last.size() + 2)).second) throw std::runtime_error{last + " is there twice"};
  }
  for (auto& [name, value] : headers) value = DecodeWords(value);
  content = text;
}

}  // namespace participation::mail
