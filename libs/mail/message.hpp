#pragma once

#include <string>
#include <utility>
#include <vector>

namespace participation::mail {

// By which way somebody asked to be written to.
enum class Channel { kEmail, kSms, kLetter, kTelephoneTask };

// In which form somebody can read it.
enum class Format { kPlain, kLargePrint, kEasyRead, kBraille, kAudio, kBritishSignLanguage };

// One message to one person. All text is UTF-8.
struct Message {
  std::string id{};  // the same message has the same id: 1 to 128 letters, digits, and . _ - between them
  std::string to{};  // an e-mail address for kEmail; a telephone number, or a postal address in one line, otherwise
  std::string to_name{};  // of the person; may be empty
  Channel channel = Channel::kEmail;
  std::string subject{};
  std::string body{};  // plain text
  std::string html{};  // the same as HTML; may be empty
  std::string language = "en-GB";
  Format format = Format::kPlain;
  std::vector<std::pair<std::string, std::string>> headers{};  // more header fields, such as List-Unsubscribe
};

}  // namespace participation::mail
