#pragma once

#include <optional>
#include <string_view>

namespace participation::jose {

// How tokens are signed (RFC 7518, 3.1; RFC 8037).
enum class Algorithm {
  kHs256,
  kHs384,
  kHs512,
  kRs256,
  kRs384,
  kRs512,
  kPs256,
  kPs384,
  kPs512,
  kEs256,
  kEs384,
  kEs512,
  kEdDsa
};

// Of exactly this name: "none", and whatever is spelt otherwise, is none of them.
std::optional<Algorithm> AlgorithmNamed(std::string_view name);

std::string_view NameOf(Algorithm algorithm);

// What an algorithm is made of.
enum class Family { kHmac, kRsa, kRsaPss, kEcdsa, kEdDsa };
struct Making {
  Family family;
  int hash_bits;  // of SHA-2; 0: the algorithm has its own
};
Making MakingOf(Algorithm algorithm);

}  // namespace participation::jose
