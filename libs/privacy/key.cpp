#include "libs/privacy/key.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <ostream>
#include <stdexcept>

#include "libs/privacy/primitives.hpp"

namespace participation::privacy {

Key Key::Random() {
  Key key;
  FillRandom(key.bytes_);
  return key;
}

Key Key::Of(std::string_view bytes) {
  if (bytes.size() != kSize) throw std::invalid_argument{"a key has 32 bytes"};
  Key key;
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

Key::~Key() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

bool operator==(const Key& left, const Key& right) {
  return CRYPTO_memcmp(left.bytes_.data(), right.bytes_.data(), Key::kSize) == 0;
}

std::ostream& operator<<(std::ostream& out, const Key&) { return out << "(a key)"; }

}  // namespace participation::privacy
