#include "libs/privacy/key_store.hpp"

#include <stdexcept>

#include "libs/privacy/file_key_store.hpp"
#include "libs/privacy/server_key_store.hpp"

namespace participation::privacy {

Key KeyStore::Create(std::string_view subject) {
  const std::string one{subject};
  return CreateMany(std::span{&one, 1}).front();
}

std::optional<Key> KeyStore::Find(std::string_view subject) {
  const std::string one{subject};
  return FindMany(std::span{&one, 1}).front();
}

void KeyStore::Destroy(std::string_view subject) {
  const std::string one{subject};
  DestroyMany(std::span{&one, 1});
}

std::unique_ptr<KeyStore> OpenKeyStore(std::string_view url, const KeyStoreOptions& options) {
  constexpr std::string_view kFile = "file:";
  if (url.starts_with(kFile) && url.size() > kFile.size()) {
    return std::make_unique<FileKeyStore>(std::string{url.substr(kFile.size())}, options.most_cached);
  }
  if (url.starts_with("postgres://") || url.starts_with("postgresql://")) {
    return OpenServerKeyStore(url, options.master_key);
  }
  // Not the URL itself, which may have a password in it.
  throw std::invalid_argument{
      "the URL of a key store may be file:<folder> or postgres://<user>@<host>:<port>/<database>"};
}

}  // namespace participation::privacy
