#include "libs/jose/roca.hpp"

#include <openssl/bn.h>

#include <algorithm>
#include <array>

namespace participation::jose {
namespace {

constexpr std::array<BN_ULONG, 38> kPrimes{3,   5,   7,   11,  13,  17,  19,  23,  29,  31,  37,  41,  43,
                                           47,  53,  59,  61,  67,  71,  73,  79,  83,  89,  97,  101, 103,
                                           107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167};
constexpr BN_ULONG kGenerator = 65537;

bool IsPowerOfGenerator(BN_ULONG rest, BN_ULONG prime) {
  BN_ULONG power = 1;
  do {
    if (power == rest) return true;
    power = power * kGenerator % prime;
  } while (power != 1);
  return false;
}

}  // namespace

bool HasRocaFlaw(const BIGNUM& modulus) {
  return std::ranges::all_of(kPrimes,
                             [&](BN_ULONG prime) { return IsPowerOfGenerator(BN_mod_word(&modulus, prime), prime); });
}

}  // namespace participation::jose
