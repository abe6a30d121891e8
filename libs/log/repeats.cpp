#include "libs/log/repeats.hpp"

#include <utility>

namespace participation::log {
namespace {

constexpr std::chrono::seconds kApart{1};
constexpr std::size_t kMostSeen = 200;  // what differs by an id is no flood of one record, and is not watched for long

}  // namespace

std::optional<std::int64_t> Repeats::Admit(const std::string& record, Time now) {
  const auto found = seen_.find(record);
  if (found != seen_.end()) {
    Seen& seen = found->second;
    if (now - seen.written < kApart) {
      ++seen.unwritten;
      return std::nullopt;
    }
    seen.written = now;
    return std::exchange(seen.unwritten, 0);
  }
  if (seen_.size() >= kMostSeen) ForgetOld(now);
  if (seen_.size() < kMostSeen) seen_.emplace(record, Seen{.written = now});
  return 0;
}

void Repeats::Settle(Time now, const std::function<void(const std::string& record, std::int64_t others)>& write) {
  for (auto& [record, seen] : seen_) {
    if (seen.unwritten == 0) continue;
    write(record, std::exchange(seen.unwritten, 0) - 1);
    seen.written = now;
  }
  ForgetOld(now);
}

void Repeats::ForgetOld(Time now) {
  std::erase_if(seen_,
                [now](const auto& each) { return each.second.unwritten == 0 && now - each.second.written >= kApart; });
}

}  // namespace participation::log
