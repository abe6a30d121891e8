#include "libs/merkle/hash.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace participation::merkle {
namespace {

constexpr char kLeaf = 0;
constexpr char kNode = 1;

Hash Sha256(std::string_view bytes) {
  Hash hash;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
  return hash;
}

}  // namespace

Hash HashLeaf(std::string_view entry) {
  std::string bytes;
  bytes.reserve(1 + entry.size());
  bytes.push_back(kLeaf);
  bytes.append(entry);
  return Sha256(bytes);
}

Hash HashNode(const Hash& left, const Hash& right) {
  std::array<char, 1 + 2 * kHashSize> bytes;
  bytes[0] = kNode;
  std::ranges::copy(Bytes(left), bytes.begin() + 1);
  std::ranges::copy(Bytes(right), bytes.begin() + 1 + kHashSize);
  return Sha256({bytes.data(), bytes.size()});
}

Hash HashOfNothing() { return Sha256(""); }

std::string_view Bytes(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

Hash FromBytes(std::string_view bytes) {
  if (bytes.size() != kHashSize) throw std::invalid_argument{"a hash has 32 bytes"};
  Hash hash;
  std::ranges::copy(bytes, reinterpret_cast<char*>(hash.data()));
  return hash;
}

}  // namespace participation::merkle
