#include "libs/log/scrub.hpp"

#include <algorithm>

namespace participation::log {
namespace {

constexpr std::size_t kFewestDigits = 6;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Wider than the addresses that exist: control characters and what usually stands around an address end it.
bool BelongsToAddress(char c) {
  return static_cast<unsigned char>(c) > ' ' && std::string_view{"\"<>(),;:/=[]"}.find(c) == std::string_view::npos;
}

std::string MaskAddresses(std::string_view text) {
  std::string masked;
  while (!text.empty()) {
    const auto end = std::find_if_not(text.begin(), text.end(), BelongsToAddress);
    const auto word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    const auto at = word.find('@', 1);
    const bool is_address = at != std::string_view::npos && at + 1 < word.size();
    masked += is_address ? kMasked : word;
    text.remove_prefix(word.size());
    if (text.empty()) break;
    masked += text.front();
    text.remove_prefix(1);
  }
  return masked;
}

// The length of the number at the front of the text, single separators included, and how many digits it has.
struct Number {
  std::size_t length = 0;
  std::size_t digits = 0;
};

Number NumberAtFront(std::string_view text) {
  Number number;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsDigit(text[i])) {
      number = {i + 1, number.digits + 1};
    } else {
      const bool parts_digits = (text[i] == ' ' || text[i] == '-') && i > 0 && i == number.length;
      if (!parts_digits) break;
    }
  }
  return number;
}

std::string MaskNumbers(std::string_view text) {
  std::string masked;
  while (!text.empty()) {
    const auto number = NumberAtFront(text);
    const auto taken = std::max<std::size_t>(number.length, 1);
    masked += number.digits >= kFewestDigits ? kMasked : text.substr(0, taken);
    text.remove_prefix(taken);
  }
  return masked;
}

}  // namespace

std::string Scrub(std::string_view text) { return MaskNumbers(MaskAddresses(text)); }

}  // namespace participation::log
