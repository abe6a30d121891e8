#pragma once

#include <cstdint>
#include <span>

#include "libs/merkle/hash.hpp"

namespace participation::merkle {

// Whether the proof shows that a tree with this root has the entry at `position`. RFC 9162 §2.1.3.2.
bool ShowsInclusion(std::span<const Hash> proof, const Hash& leaf, std::uint64_t position, std::uint64_t size,
                    const Hash& root);

// Whether the proof shows that the tree of `size` entries begins with the tree of the first `earlier`, of at least one.
// RFC 9162 §2.1.4.2.
bool ShowsConsistency(std::span<const Hash> proof, std::uint64_t earlier, const Hash& earlier_root, std::uint64_t size,
                      const Hash& root);

}  // namespace participation::merkle
