#include <limits>
#include <stdexcept>

#include "absl/strings/numbers.h"
#include "libs/cache/cache.hpp"
#include "libs/cache/memory_cache.hpp"

namespace participation::cache {
namespace {

constexpr std::size_t kUsualBytes = std::size_t{64} << 20;

// The URL is not repeated in the error: another kind of URL could hold a password.
[[noreturn]] void Refuse() {
  throw std::invalid_argument{"a cache URL looks like memory: or memory:?max=64MiB (KiB, MiB or GiB)"};
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

}  // namespace

std::unique_ptr<Cache> Open(std::string_view url, clock::Clock& clock) {
  constexpr std::string_view kMemory = "memory:";
  constexpr std::string_view kMax = "?max=";
  if (!url.starts_with(kMemory)) Refuse();
  const auto options = url.substr(kMemory.size());
  if (options.empty()) return std::make_unique<MemoryCache>(kUsualBytes, clock);
  if (!options.starts_with(kMax)) Refuse();
  return std::make_unique<MemoryCache>(ReadBytes(options.substr(kMax.size())), clock);
}

}  // namespace participation::cache
