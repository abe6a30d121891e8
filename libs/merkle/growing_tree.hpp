#pragma once

#include <cstdint>
#include <vector>

#include "libs/merkle/hash.hpp"

namespace participation::merkle {

// A tree to which entries are added, of which it keeps no more than its root needs.
class GrowingTree {
 public:
  void Add(const Hash& leaf);
  Hash Root() const;
  std::uint64_t size() const { return size_; }

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> full_;  // subtrees, the largest first: one for each bit of the size
};

}  // namespace participation::merkle
