#pragma once

#include <string>
#include <string_view>

#include "libs/privacy/key.hpp"

namespace participation::privacy {

// Encrypts keys with a master key, each bound to what it is for. Wrapped keys all have the same length: the version of
// the master key, a nonce, 32 bytes and a tag.
class KeyWrap {
 public:
  explicit KeyWrap(const Key& master) : master_{master} {}

  std::string Wrap(std::string_view kind, std::string_view name, const Key& key) const;
  // Throws std::runtime_error, saying what to do, unless it was wrapped with the same master key, kind and name.
  Key Unwrap(std::string_view kind, std::string_view name, std::string_view wrapped) const;

 private:
  Key master_;
};

}  // namespace participation::privacy
