#include "libs/merkle/tree.hpp"

#include <bit>
#include <stdexcept>

namespace participation::merkle {
namespace {

// The largest power of two smaller than `size`, of at least 2: where RFC 9162 splits a tree.
std::uint64_t SplitOf(std::uint64_t size) { return std::bit_floor(size - 1); }

// Of the `size` entries from `begin` on, of at least one, in a tree that was split down to them.
Hash Subtree(std::uint64_t begin, std::uint64_t size, const Nodes& nodes) {
  if (std::has_single_bit(size)) {
    const int level = std::countr_zero(size);
    return nodes(level, begin >> level);
  }
  const std::uint64_t split = SplitOf(size);
  return HashNode(Subtree(begin, split, nodes), Subtree(begin + split, size - split, nodes));
}

}  // namespace

Hash Root(std::uint64_t size, const Nodes& nodes) { return size == 0 ? HashOfNothing() : Subtree(0, size, nodes); }

// PATH of RFC 9162 §2.1.3.1, from the root downwards.
Proof ProveInclusion(std::uint64_t position, std::uint64_t size, const Nodes& nodes) {
  if (position >= size) throw std::out_of_range{"the tree has no such entry"};
  Proof proof;
  for (std::uint64_t begin = 0; size > 1;) {
    const std::uint64_t split = SplitOf(size);
    if (position < begin + split) {
      proof.push_back(Subtree(begin + split, size - split, nodes));
      size = split;
    } else {
      proof.push_back(Subtree(begin, split, nodes));
      begin += split;
      size -= split;
    }
  }
  return {proof.rbegin(), proof.rend()};
}

// SUBPROOF of RFC 9162 §2.1.4.1, from the root downwards.
Proof ProveConsistency(std::uint64_t earlier, std::uint64_t size, const Nodes& nodes) {
  if (earlier == 0 || earlier > size) throw std::out_of_range{"the tree has fewer entries than it is to begin with"};
  Proof proof;
  std::uint64_t begin = 0;
  while (begin + size != earlier) {
    const std::uint64_t split = SplitOf(size);
    if (earlier <= begin + split) {
      proof.push_back(Subtree(begin + split, size - split, nodes));
      size = split;
    } else {
      proof.push_back(Subtree(begin, split, nodes));
      begin += split;
      size -= split;
    }
  }
  if (begin != 0) proof.push_back(Subtree(begin, size, nodes));  // otherwise whoever asks has it: the earlier root
  return {proof.rbegin(), proof.rend()};
}

}  // namespace participation::merkle
