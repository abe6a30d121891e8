#pragma once

#include <list>
#include <mutex>

#include "absl/container/flat_hash_map.h"
#include "libs/cache/cache.hpp"

namespace participation::cache {

// Values in this process; when they would pass `largest_bytes`, those not used for longest go.
class MemoryCache final : public Cache {
 public:
  MemoryCache(std::size_t largest_bytes, clock::Clock& clock);

 private:
  struct Entry {
    std::string key;
    std::string value;
    clock::Time expires;
  };
  using Entries = std::list<Entry>;

  std::optional<std::string> Find(std::string_view key) override;
  void Keep(std::string_view key, std::string value, std::chrono::milliseconds ttl) override;
  void Drop(std::string_view key) override;

  static std::size_t Cost(const Entry& entry);
  void Erase(Entries::iterator entry);

  const std::size_t largest_bytes_;
  clock::Clock& clock_;
  std::mutex mutex_;  // guards all below
  std::size_t bytes_ = 0;
  Entries entries_;                                                  // used last first
  absl::flat_hash_map<std::string_view, Entries::iterator> by_key_;  // the views look into entries_
};

}  // namespace participation::cache
