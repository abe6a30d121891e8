#include "libs/privacy/vault.hpp"

#include "libs/privacy/field_cipher.hpp"

namespace participation::privacy {

std::string PersonCipher::Seal(std::string_view column, std::string_view plain) const {
  return privacy::Seal(key_, subject_, column, plain);
}

absl::StatusOr<std::string> PersonCipher::Open(std::string_view column, std::string_view sealed) const {
  return privacy::Open(key_, subject_, column, sealed);
}

PersonCipher Vault::For(std::string_view subject) { return {subject, keys_.Create(subject)}; }

std::vector<PersonCipher> Vault::ForMany(std::span<const std::string> subjects) {
  const std::vector<Key> keys = keys_.CreateMany(subjects);
  std::vector<PersonCipher> ciphers;
  ciphers.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) ciphers.emplace_back(subjects[i], keys[i]);
  return ciphers;
}

std::optional<PersonCipher> Vault::Find(std::string_view subject) {
  const auto key = keys_.Find(subject);
  if (!key) return std::nullopt;
  return PersonCipher{subject, *key};
}

BlindIndex Vault::Index(std::string_view purpose) { return {keys_.IndexKey(purpose), purpose}; }

}  // namespace participation::privacy
