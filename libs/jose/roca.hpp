#pragma once

#include <openssl/types.h>

namespace participation::jose {

// Whether an RSA modulus bears the mark of the ROCA flaw: modulo each of the smallest primes it is a power of 65537
// (M. Nemec, M. Sys, P. Svenda, D. Klinec, V. Matyas: The Return of Coppersmith's Attack, CCS 2017, section 3). Of
// sound keys one in some 2^27 does, and it is refused as well.
bool HasRocaFlaw(const BIGNUM& modulus);

}  // namespace participation::jose
