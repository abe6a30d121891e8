#pragma once

#include <openssl/types.h>

#include <string>
#include <string_view>

#include "libs/jose/algorithm.hpp"

namespace participation::jose {

// The signature of a text, as JWS has it. Throws std::runtime_error if OpenSSL cannot.
std::string SignatureOf(Making making, EVP_PKEY& key, std::string_view text);

}  // namespace participation::jose
