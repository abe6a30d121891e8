#pragma once

#include <openssl/types.h>

#include "libs/jose/algorithm.hpp"

namespace participation::jose {

// The hash of an algorithm; null if it has its own.
const EVP_MD* HashOf(Making making);

// Tells OpenSSL how RSA is padded. False if it cannot.
bool SetPadding(Making making, EVP_PKEY_CTX* how);

}  // namespace participation::jose
