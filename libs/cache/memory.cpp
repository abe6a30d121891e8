#include "libs/cache/memory.hpp"

namespace participation::cache {
namespace {

// What the list, the table and the allocator add to an entry, roughly.
constexpr std::size_t kOverhead = 192;

}  // namespace

Memory::Memory(std::size_t largest_bytes, clock::Clock& clock) : largest_bytes_{largest_bytes}, clock_{clock} {}

std::optional<Value> Memory::Find(std::string_view key, std::string_view version) {
  const std::lock_guard lock{mutex_};
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  const auto entry = found->second;
  if (entry->expires <= clock_.Now()) {
    Erase(entry);
    return std::nullopt;
  }
  if (entry->value.version != version) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, entry);
  return entry->value;
}

void Memory::Keep(std::string_view key, const Value& value, std::chrono::milliseconds ttl) {
  const std::lock_guard lock{mutex_};
  if (const auto found = by_key_.find(key); found != by_key_.end()) Erase(found->second);
  Entry entry{std::string{key}, value, clock_.Now() + ttl};
  const auto cost = Cost(entry);
  if (cost > largest_bytes_) return;
  while (bytes_ + cost > largest_bytes_) {
    Erase(std::prev(entries_.end()));
    ++evictions_;
  }
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += cost;
}

std::uint64_t Memory::Evictions() const {
  const std::lock_guard lock{mutex_};
  return evictions_;
}

std::size_t Memory::Cost(const Entry& entry) {
  return entry.key.size() + entry.value.version.size() + entry.value.bytes.size() + kOverhead;
}

void Memory::Erase(Entries::iterator entry) {
  bytes_ -= Cost(*entry);
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

}  // namespace participation::cache
