#include "libs/cache/memory_cache.hpp"

namespace participation::cache {
namespace {

// What the list, the table and the allocator add to an entry, roughly.
constexpr std::size_t kOverhead = 192;

}  // namespace

MemoryCache::MemoryCache(std::size_t largest_bytes, clock::Clock& clock)
    : largest_bytes_(largest_bytes), clock_(clock) {}

std::optional<std::string> MemoryCache::Find(std::string_view key) {
  const std::lock_guard lock{mutex_};
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  const auto entry = found->second;
  if (entry->expires <= clock_.Now()) {
    Erase(entry);
    return std::nullopt;
  }
  entries_.splice(entries_.begin(), entries_, entry);
  return entry->value;
}

void MemoryCache::Keep(std::string_view key, std::string value, std::chrono::milliseconds ttl) {
  const std::lock_guard lock{mutex_};
  if (const auto found = by_key_.find(key); found != by_key_.end()) Erase(found->second);
  Entry entry{std::string{key}, std::move(value), clock_.Now() + ttl};
  const auto cost = Cost(entry);
  if (cost > largest_bytes_) return;
  while (bytes_ + cost > largest_bytes_) {
    Erase(std::prev(entries_.end()));
    CountEviction();
  }
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += cost;
}

void MemoryCache::Drop(std::string_view key) {
  const std::lock_guard lock{mutex_};
  if (const auto found = by_key_.find(key); found != by_key_.end()) Erase(found->second);
}

std::size_t MemoryCache::Cost(const Entry& entry) { return entry.key.size() + entry.value.size() + kOverhead; }

void MemoryCache::Erase(Entries::iterator entry) {
  bytes_ -= Cost(*entry);
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

}  // namespace participation::cache
