#include <limits>
#include <stdexcept>

#include "absl/strings/numbers.h"
#include "libs/cache/cache.hpp"
#include "libs/cache/memory.hpp"
#include "libs/cache/redis/address.hpp"
#include "libs/cache/redis/store.hpp"
#include "libs/cache/server_of.hpp"
#include "libs/files/password_file.hpp"
#include "libs/text/loopback.hpp"

namespace participation::cache {
namespace {

constexpr std::string_view kMemory = "memory:";
constexpr std::string_view kRedis = "redis://";
constexpr std::string_view kMax = "max=";
constexpr std::string_view kPasswordFile = "password-file=";

// The URL is not repeated in the error: it could hold a password.
[[noreturn]] void Refuse() {
  throw std::invalid_argument{
      "a cache URL looks like memory: or redis://host:6379/0, optionally with ?max=64MiB (KiB, MiB or GiB) and, for "
      "Redis, &password-file=<path>"};
}

std::size_t ReadBytes(std::string_view text) {
  const auto digits = text.substr(0, text.find_first_not_of("0123456789"));
  const auto unit = text.substr(digits.size());
  const int shift = unit == "KiB" ? 10 : unit == "MiB" ? 20 : unit == "GiB" ? 30 : 0;
  std::size_t number = 0;
  const bool good = shift > 0 && absl::SimpleAtoi(std::string{digits}, &number) && number > 0 &&
                    number <= std::numeric_limits<std::size_t>::max() >> shift;
  if (!good) Refuse();
  return number << shift;
}

struct Chosen {
  std::size_t largest_bytes = std::size_t{64} << 20;
  std::string password_file = {};
};

// Reads "max=1MiB&password-file=x".
Chosen ReadChosen(std::string_view text) {
  Chosen chosen;
  while (true) {
    const auto end = text.find('&');
    const auto one = text.substr(0, end);
    if (one.starts_with(kMax)) {
      chosen.largest_bytes = ReadBytes(one.substr(kMax.size()));
    } else if (one.starts_with(kPasswordFile) && one.size() > kPasswordFile.size()) {
      chosen.password_file = one.substr(kPasswordFile.size());
    } else {
      Refuse();
    }
    if (end == std::string_view::npos) return chosen;
    text.remove_prefix(end + 1);
  }
}

redis::Address ReadAddress(std::string_view text, const std::string& password_file) {
  auto address = redis::ParseAddress(text);
  address.password_file = password_file;
  if (!password_file.empty()) files::ReadPassword(password_file);  // so that a mistake is told of now
  return address;
}

}  // namespace

std::unique_ptr<Cache> Open(std::string_view url, const Options& options) {
  const auto mark = url.find('?');
  const auto place = url.substr(0, mark);
  const Chosen chosen = mark == std::string_view::npos ? Chosen{} : ReadChosen(url.substr(mark + 1));
  auto memory = std::make_unique<Memory>(chosen.largest_bytes, options.clock);
  if (place.starts_with(kRedis)) {
    auto address = ReadAddress(place.substr(kRedis.size()), chosen.password_file);
    return std::make_unique<Cache>(std::move(memory),
                                   std::make_unique<redis::Store>(std::move(address), options.prefix, options.tell));
  }
  if (place != kMemory || !chosen.password_file.empty()) Refuse();
  return std::make_unique<Cache>(std::move(memory));
}

std::optional<redis::Address> ServerOf(std::string_view url) {
  const auto mark = url.find('?');
  const auto place = url.substr(0, mark);
  if (!place.starts_with(kRedis)) return std::nullopt;
  return ReadAddress(place.substr(kRedis.size()),
                     mark == std::string_view::npos ? "" : ReadChosen(url.substr(mark + 1)).password_file);
}

std::string WhatExposes(std::string_view url) {
  const auto place = url.substr(0, url.find('?'));
  if (!place.starts_with(kRedis)) return "";
  if (text::IsLoopbackHost(redis::ParseAddress(place.substr(kRedis.size())).host)) return "";
  return "its client speaks no TLS: run a TLS tunnel on this machine, such as stunnel, and name its end here";
}

}  // namespace participation::cache
