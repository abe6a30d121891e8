#include "libs/mail/quoted_printable.hpp"

namespace participation::mail {
namespace {

constexpr std::size_t kMostInLine = 75;  // and the mark of a line that goes on

class Encoder {
 public:
  void Add(char byte, bool ends_line) {
    const bool space = byte == ' ' || byte == '\t';
    const bool plain = (byte > ' ' && byte < 0x7f && byte != '=') || (space && !ends_line);
    const bool begins_line = column_ == 0 || column_ + 1 > kMostInLine;
    const bool begins_badly = begins_line && (byte == '.' || byte == 'F');
    if (plain && !begins_badly) {
      Write({&byte, 1});
    } else {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      const char escaped[] = {'=', kDigits[static_cast<unsigned char>(byte) >> 4], kDigits[byte & 0xf]};
      Write({escaped, sizeof escaped});
    }
  }

  void EndLine() {
    text_ += "\r\n";
    column_ = 0;
  }

  std::string Finish() {
    if (column_ > 0) EndLine();
    return std::move(text_);
  }

 private:
  void Write(std::string_view token) {
    if (column_ + token.size() > kMostInLine) {
      text_ += '=';
      EndLine();
    }
    text_ += token;
    column_ += token.size();
  }

  std::string text_;
  std::size_t column_ = 0;
};

bool IsLineEnd(char byte) { return byte == '\n' || byte == '\r'; }

}  // namespace

std::string QuotedPrintable(std::string_view text) {
  Encoder encoder;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;  // The line feed ends the line.
    if (IsLineEnd(text[i])) {
      encoder.EndLine();
    } else {
      encoder.Add(text[i], i + 1 == text.size() || IsLineEnd(text[i + 1]));
    }
  }
  return encoder.Finish();
}

}  // namespace participation::mail
