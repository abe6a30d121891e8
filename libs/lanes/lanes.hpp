#pragma once

#include <cstddef>
#include <deque>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace participation::lanes {

// A queue in which each of those who wait has a lane of their own: what is taken next comes from each lane in turn, in
// the order of arrival within one. So whoever brings much waits for what they brought, and nobody else does. Not
// thread-safe.
template <class Item>
class Lanes {
 public:
  // About how much may wait: while there is that much, a lane takes more only as long as it has less than an even
  // share, and all of them together never twice as much.
  explicit Lanes(std::size_t most) : most_{most} {}

  // Takes the item, or leaves it untouched and returns false if too much waits.
  bool Push(std::string_view lane, Item& item) {
    if (size_ >= most_ && (size_ >= 2 * most_ || !HasRoom(lane))) return false;
    const auto [found, is_new] = by_name_.try_emplace(std::string{lane});
    if (is_new) turns_.push_back(&*found);
    found->second.push_back(std::move(item));
    ++size_;
    return true;
  }

  // What is next; there must be something.
  Item Pop() {
    Lane* const lane = turns_.front();
    turns_.pop_front();
    Item item = std::move(lane->second.front());
    lane->second.pop_front();
    --size_;
    if (lane->second.empty()) {
      by_name_.erase(lane->first);
    } else {
      turns_.push_back(lane);
    }
    return item;
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

 private:
  using ByName = std::unordered_map<std::string, std::deque<Item>>;
  using Lane = typename ByName::value_type;

  bool HasRoom(std::string_view name) const {
    const auto lane = by_name_.find(std::string{name});
    const bool is_there = lane != by_name_.end();
    const std::size_t lanes = by_name_.size() + (is_there ? 0 : 1);
    return (is_there ? lane->second.size() : 0) < most_ / lanes;
  }

  const std::size_t most_;
  std::size_t size_ = 0;
  ByName by_name_;          // those in which something waits
  std::list<Lane*> turns_;  // whose turn it is first
};

}  // namespace participation::lanes
