#include "libs/id/id.hpp"

#include <pthread.h>
#include <sys/random.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <system_error>

namespace participation::id {
namespace {

// Random bytes fetched from the kernel a page at a time, because a system call per id would cost more than the id.
struct RandomBytes {
  std::array<unsigned char, 4096> bytes;
  std::size_t used = sizeof bytes;
};

thread_local RandomBytes random_bytes;

// Without this, a forked child would hand out the same random bits as its parent.
[[maybe_unused]] const int forget_after_fork =
    pthread_atfork(nullptr, nullptr, [] { random_bytes.used = random_bytes.bytes.size(); });

void Fill(RandomBytes& source) {
  std::size_t filled = 0;
  while (filled < source.bytes.size()) {
    const auto got = getrandom(source.bytes.data() + filled, source.bytes.size() - filled, 0);
    if (got < 0 && errno != EINTR) throw std::system_error{errno, std::generic_category(), "getrandom"};
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  source.used = 0;
}

std::uint64_t Random64() {
  auto& source = random_bytes;
  if (source.used + sizeof(std::uint64_t) > source.bytes.size()) Fill(source);
  std::uint64_t value;
  std::memcpy(&value, source.bytes.data() + source.used, sizeof value);
  source.used += sizeof value;
  return value;
}

// Time in 1/4096 of a millisecond: 48 bits of milliseconds and the 12 bits that follow the version.
std::uint64_t NowInTicks() {
  using std::chrono::nanoseconds;
  const auto since = std::chrono::duration_cast<nanoseconds>(std::chrono::system_clock::now().time_since_epoch());
  const auto nanos = static_cast<std::uint64_t>(since.count());
  return (nanos / 1'000'000) << 12 | (nanos % 1'000'000) * 4096 / 1'000'000;
}

// Later than every tick given before: when the clock has not moved, or moved back, one more than the last.
std::uint64_t NextTick() {
  static std::atomic<std::uint64_t> last{0};
  const auto now = NowInTicks();
  auto previous = last.load(std::memory_order_relaxed);
  std::uint64_t next;
  do {
    next = now > previous ? now : previous + 1;
  } while (!last.compare_exchange_weak(previous, next, std::memory_order_relaxed));
  return next;
}

constexpr bool HasDash(std::size_t position) {
  return position == 8 || position == 13 || position == 18 || position == 23;
}

std::string Text(std::uint64_t high, std::uint64_t low) {
  std::string text(36, '-');
  for (std::size_t position = 0, digit = 0; position < text.size(); ++position) {
    if (HasDash(position)) continue;
    const auto half = digit < 16 ? high : low;
    text[position] = "0123456789abcdef"[half >> (60 - 4 * (digit % 16)) & 0xf];
    ++digit;
  }
  return text;
}

}  // namespace

std::string New() {
  const auto tick = NextTick();
  const auto high = (tick >> 12) << 16 | 0x7000 | (tick & 0xfff);
  const auto low = std::uint64_t{1} << 63 | Random64() >> 2;
  return Text(high, low);
}

bool IsUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t position = 0; position < text.size(); ++position) {
    const char found = text[position];
    const bool is_hex = (found >= '0' && found <= '9') || (found >= 'a' && found <= 'f');
    if (HasDash(position) ? found != '-' : !is_hex) return false;
  }
  return true;
}

}  // namespace participation::id
