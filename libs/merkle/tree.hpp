#pragma once

#include <cstdint>
#include <functional>

#include "libs/merkle/hash.hpp"

namespace participation::merkle {

// The hash of a full subtree: of the 2^level entries from index * 2^level on. Level 0 is the entries themselves.
using Nodes = std::function<Hash(int level, std::uint64_t index)>;

// A list of hashes that shows something of a tree to whoever knows its root.
using Proof = std::vector<Hash>;

// The root of a tree of the first `size` entries.
Hash Root(std::uint64_t size, const Nodes& nodes);

// That the entry at `position` is in the tree of the first `size` entries. Throws std::out_of_range if it is not.
Proof ProveInclusion(std::uint64_t position, std::uint64_t size, const Nodes& nodes);

// That the tree of `size` entries begins with the tree of the first `earlier`, of at least one. Throws
// std::out_of_range if that is the larger one.
Proof ProveConsistency(std::uint64_t earlier, std::uint64_t size, const Nodes& nodes);

}  // namespace participation::merkle
