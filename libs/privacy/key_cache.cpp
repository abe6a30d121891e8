#include "libs/privacy/key_cache.hpp"

namespace participation::privacy {

std::optional<Key> KeyCache::Find(std::string_view subject, std::uint64_t destructions) {
  const std::lock_guard lock{mutex_};
  if (!BelongsTo(destructions)) return std::nullopt;
  const auto found = by_subject_.find(subject);
  if (found == by_subject_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->key;
}

void KeyCache::Put(std::string_view subject, const Key& key, std::uint64_t destructions) {
  const std::lock_guard lock{mutex_};
  if (most_ == 0 || !BelongsTo(destructions) || by_subject_.contains(subject)) return;
  if (entries_.size() >= most_) {
    by_subject_.erase(entries_.back().subject);
    entries_.pop_back();
  }
  entries_.push_front({std::string{subject}, key});
  by_subject_.emplace(entries_.front().subject, entries_.begin());
}

std::size_t KeyCache::size() const {
  const std::lock_guard lock{mutex_};
  return entries_.size();
}

bool KeyCache::BelongsTo(std::uint64_t destructions) {
  if (destructions > destructions_) {
    ForgetAll();
    destructions_ = destructions;
  }
  return destructions == destructions_;
}

void KeyCache::ForgetAll() {
  by_subject_.clear();
  entries_.clear();
}

}  // namespace participation::privacy
