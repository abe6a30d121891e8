#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/privacy/blind_index.hpp"
#include "libs/privacy/key_store.hpp"

namespace participation::privacy {

// Seals and opens the fields of one person. To be dropped when the call that needed it ends: it holds the key.
class PersonCipher {
 public:
  PersonCipher(std::string_view subject, const Key& key) : subject_{subject}, key_{key} {}

  // See field_cipher.hpp.
  std::string Seal(std::string_view column, std::string_view plain) const;
  absl::StatusOr<std::string> Open(std::string_view column, std::string_view sealed) const;

 private:
  std::string subject_;
  Key key_;
};

// What a service that holds personal data uses of this library.
class Vault {
 public:
  explicit Vault(KeyStore& keys) : keys_{keys} {}

  // For writing: makes the person's key if there is none, which waits for a commit of the key store. Call it before
  // the service's own transaction, in which everybody else would wait too.
  PersonCipher For(std::string_view subject);
  std::vector<PersonCipher> ForMany(std::span<const std::string> subjects);

  // For reading: nothing if the person was erased, or never had a key.
  std::optional<PersonCipher> Find(std::string_view subject);

  // Makes all that was sealed for these people unreadable for ever. Durable when it returns; may be repeated.
  void Erase(std::span<const std::string> subjects) { keys_.DestroyMany(subjects); }

  // The blind index of a purpose, such as "email".
  BlindIndex Index(std::string_view purpose);

 private:
  KeyStore& keys_;
};

}  // namespace participation::privacy
