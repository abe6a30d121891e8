#include "libs/merkle/verify.hpp"

#include <bit>
#include <vector>

namespace participation::merkle {

bool ShowsInclusion(std::span<const Hash> proof, const Hash& leaf, std::uint64_t position, std::uint64_t size,
                    const Hash& root) {
  if (position >= size) return false;
  std::uint64_t node = position;
  std::uint64_t last = size - 1;
  Hash reached = leaf;
  for (const Hash& sibling : proof) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      reached = HashNode(sibling, reached);
      const int up = node == 0 ? 0 : std::countr_zero(node);  // a node alone at its level goes up as it is
      node >>= up;
      last >>= up;
    } else {
      reached = HashNode(reached, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && reached == root;
}

bool ShowsConsistency(std::span<const Hash> proof, std::uint64_t earlier, const Hash& earlier_root, std::uint64_t size,
                      const Hash& root) {
  if (earlier == 0 || earlier > size) return false;
  if (earlier == size) return proof.empty() && earlier_root == root;
  std::vector<Hash> path(proof.begin(), proof.end());
  if (std::has_single_bit(earlier)) path.insert(path.begin(), earlier_root);
  if (path.empty()) return false;
  const int up = std::countr_one(earlier - 1);
  std::uint64_t node = (earlier - 1) >> up;
  std::uint64_t last = (size - 1) >> up;
  Hash of_earlier = path.front();
  Hash of_all = path.front();
  for (const Hash& sibling : std::span{path}.subspan(1)) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      of_earlier = HashNode(sibling, of_earlier);
      of_all = HashNode(sibling, of_all);
      const int alone = node == 0 ? 0 : std::countr_zero(node);
      node >>= alone;
      last >>= alone;
    } else {
      of_all = HashNode(of_all, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && of_earlier == earlier_root && of_all == root;
}

}  // namespace participation::merkle
