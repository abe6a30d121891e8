#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// A Merkle tree as RFC 9162 (Certificate Transparency 2.0) §2.1 has it, over SHA-256.
namespace participation::merkle {

inline constexpr std::size_t kHashSize = 32;
using Hash = std::array<std::uint8_t, kHashSize>;

// Of an entry: SHA-256 of 0x00 and its bytes.
Hash HashLeaf(std::string_view entry);

// Of two subtrees: SHA-256 of 0x01 and their hashes.
Hash HashNode(const Hash& left, const Hash& right);

// Of a tree without entries: SHA-256 of nothing.
Hash HashOfNothing();

// As it is stored and sent.
std::string_view Bytes(const Hash& hash);

// The other way; throws std::invalid_argument for anything but 32 bytes.
Hash FromBytes(std::string_view bytes);

}  // namespace participation::merkle
