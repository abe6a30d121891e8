#pragma once

#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "libs/privacy/key.hpp"

namespace participation::privacy {

// The keys used last, unwrapped. All of them belong to one count of destructions: at a later count the cache forgets
// them all, and what was read at an earlier count does not enter.
class KeyCache {
 public:
  explicit KeyCache(std::size_t most) : most_{most} {}

  std::optional<Key> Find(std::string_view subject, std::uint64_t destructions);

  // `destructions` is the count before the key was read.
  void Put(std::string_view subject, const Key& key, std::uint64_t destructions);

  std::size_t size() const;

 private:
  struct Entry {
    std::string subject;
    Key key;
  };

  bool BelongsTo(std::uint64_t destructions);
  void ForgetAll();

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::uint64_t destructions_ = 0;
  std::list<Entry> entries_;  // the last used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_subject_;
};

}  // namespace participation::privacy
