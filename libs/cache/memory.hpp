#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "libs/cache/value.hpp"
#include "libs/clock/clock.hpp"

namespace participation::cache {

// Values in this process, one under each key; when they would pass `largest_bytes`, those not used for longest go.
// Thread-safe.
class Memory {
 public:
  Memory(std::size_t largest_bytes, clock::Clock& clock);

  std::optional<Value> Find(std::string_view key, std::string_view version);
  void Keep(std::string_view key, const Value& value, std::chrono::milliseconds ttl);

  // How many went for want of room.
  std::uint64_t Evictions() const;

 private:
  struct Entry {
    std::string key;
    Value value;
    clock::Time expires;
  };
  using Entries = std::list<Entry>;

  static std::size_t Cost(const Entry& entry);
  void Erase(Entries::iterator entry);

  const std::size_t largest_bytes_;
  clock::Clock& clock_;
  mutable std::mutex mutex_;  // guards all below
  std::size_t bytes_ = 0;
  std::uint64_t evictions_ = 0;
  Entries entries_;                                                  // used last first
  absl::flat_hash_map<std::string_view, Entries::iterator> by_key_;  // the views look into entries_
};

}  // namespace participation::cache
