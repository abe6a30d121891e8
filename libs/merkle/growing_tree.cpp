#include "libs/merkle/growing_tree.hpp"

namespace participation::merkle {

void GrowingTree::Add(const Hash& leaf) {
  Hash added = leaf;
  for (std::uint64_t carry = size_; (carry & 1) != 0; carry >>= 1) {
    added = HashNode(full_.back(), added);
    full_.pop_back();
  }
  full_.push_back(added);
  ++size_;
}

Hash GrowingTree::Root() const {
  if (full_.empty()) return HashOfNothing();
  Hash root = full_.back();
  for (auto left = full_.rbegin() + 1; left != full_.rend(); ++left) root = HashNode(*left, root);
  return root;
}

}  // namespace participation::merkle
