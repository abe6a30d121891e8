#include "libs/cache/redis/address.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include "absl/strings/numbers.h"

namespace participation::cache::redis {
namespace {

constexpr std::uint32_t kLastPort = 65'535;
constexpr std::uint32_t kLastDatabase = 9'999;

[[noreturn]] void RefuseAddress() {
  throw std::invalid_argument{
      "a Redis URL looks like redis://host:6379/0, with user@ before the host where there is one; its password stands "
      "in a file: ?password-file=<path>"};
}

bool IsIn(char letter, std::string_view others) {
  const bool is_usual = (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
                        (letter >= 'A' && letter <= 'Z') || letter == '-' || letter == '_' || letter == '.';
  return is_usual || others.find(letter) != std::string_view::npos;
}

std::string Word(std::string_view text, std::string_view others = {}) {
  const bool is_one =
      !text.empty() && std::ranges::all_of(text, [others](char letter) { return IsIn(letter, others); });
  if (!is_one) RefuseAddress();
  return std::string{text};
}

std::string NumberUpTo(std::uint32_t last, std::string_view text) {
  std::uint32_t number = 0;
  const bool is_number = std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; }) &&
                         absl::SimpleAtoi(std::string{text}, &number) && number <= last;
  if (!is_number) RefuseAddress();
  return std::to_string(number);
}

// Takes what follows the mark off the text.
std::string_view TakeAfter(char mark, std::string_view& text) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return {};
  const auto taken = text.substr(at + 1);
  text = text.substr(0, at);
  if (taken.empty()) RefuseAddress();
  return taken;
}

void ReadHostAndPort(std::string_view text, Address& address) {
  std::string_view port;
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) RefuseAddress();
    address.host = Word(text.substr(1, end - 1), ":%");
    text.remove_prefix(end + 1);
    if (!text.empty() && !text.starts_with(':')) RefuseAddress();
    port = TakeAfter(':', text);
  } else {
    port = TakeAfter(':', text);
    address.host = Word(text);
  }
  if (!port.empty()) address.port = NumberUpTo(kLastPort, port);
}

}  // namespace

std::string Address::Name() const {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return (is_ipv6 ? '[' + host + ']' : host) + ':' + port;
}

Address ParseAddress(std::string_view text) {
  Address address;
  if (const auto at = text.find('@'); at != std::string_view::npos) {
    address.user = Word(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  if (const auto database = TakeAfter('/', text); !database.empty()) {
    address.database = NumberUpTo(kLastDatabase, database);
  }
  ReadHostAndPort(text, address);
  return address;
}

}  // namespace participation::cache::redis
