#pragma once

#include <openssl/types.h>

#include <string_view>

#include "libs/jose/algorithm.hpp"

namespace participation::jose {

// Whether a signature, as JWS has it, is that of a text: by HMAC with a secret, or with a public key of its kind.
bool IsMacOf(Making making, std::string_view secret, std::string_view text, std::string_view mac);
bool IsSignatureOf(Making making, EVP_PKEY& key, std::string_view text, std::string_view signature);

}  // namespace participation::jose
