#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>

#include "libs/events/event.hpp"

namespace participation::events {

// Notices events of one key that arrive in another order than they happened, for the keys seen lately.
class OrderWatch {
 public:
  explicit OrderWatch(std::size_t most_keys = 10'000) : most_keys_{most_keys} {}

  // What comes next need not follow what was seen.
  void Forget() { last_.clear(); }

  // Whether the event follows the last one of its topic and key: the next version, or an earlier one that comes again,
  // and so is no news.
  bool InOrder(const Event& event, bool is_news) {
    const std::string key = event.topic + '/' + event.key;
    const auto found = last_.find(key);
    if (found == last_.end()) {
      if (last_.size() >= most_keys_) last_.clear();
      last_.emplace(key, event.version);
      return true;
    }
    const bool is_next = event.version == found->second + 1;
    const bool is_earlier = event.version <= found->second;
    found->second = std::max(found->second, event.version);
    return is_next || (is_earlier && !is_news);
  }

 private:
  const std::size_t most_keys_;
  std::unordered_map<std::string, std::int64_t> last_;
};

}  // namespace participation::events
