#include "libs/privacy/key_store.hpp"

#include <stdexcept>

#include "libs/privacy/file_key_store.hpp"

namespace participation::privacy {

Key KeyStore::Create(std::string_view subject) {
  const std::string one{subject};
  return CreateMany(std::span{&one, 1}).front();
}

std::unique_ptr<KeyStore> OpenKeyStore(std::string_view url, const KeyStoreOptions& options) {
  constexpr std::string_view kFile = "file:";
  if (!url.starts_with(kFile) || url.size() == kFile.size()) {
    throw std::invalid_argument{"the URL of a key store may be file:<folder>"};
  }
  return std::make_unique<FileKeyStore>(std::string{url.substr(kFile.size())}, options.most_cached);
}

}  // namespace participation::privacy
