#include "libs/mail/address.hpp"

#include <algorithm>

namespace participation::mail {
namespace {

bool IsLetterOrDigit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

bool IsAtom(std::string_view text) {
  constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char byte) {
    return IsLetterOrDigit(byte) || kOthers.find(byte) != std::string_view::npos;
  });
}

bool IsLabel(std::string_view text) {
  const auto allowed = [](char byte) { return IsLetterOrDigit(byte) || byte == '-'; };
  return !text.empty() && text.size() <= 63 && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), allowed);
}

bool AllBetweenDots(std::string_view text, bool (*is_good)(std::string_view)) {
  while (true) {
    const auto dot = text.find('.');
    if (!is_good(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

bool IsAddress(std::string_view text) {
  const auto at = text.find('@');
  if (text.size() > 254 || at == std::string_view::npos || at > 64) return false;
  return IsDotAtom(text.substr(0, at)) && AllBetweenDots(text.substr(at + 1), IsLabel);
}

bool IsDotAtom(std::string_view text) { return AllBetweenDots(text, IsAtom); }

}  // namespace participation::mail
