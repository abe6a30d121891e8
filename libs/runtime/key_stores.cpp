#include "libs/runtime/key_stores.hpp"

#include "libs/privacy/key_store.hpp"
#include "libs/runtime/opened_by.hpp"
#include "libs/runtime/settings.hpp"

namespace participation::runtime {

KeyStores::KeyStores(const Settings& settings) : settings_{settings} {}

KeyStores::~KeyStores() = default;

privacy::KeyStore& KeyStores::For(const std::string& module) {
  const std::string url = settings_.For("keys", module);
  auto& store = by_url_[url];
  if (store == nullptr) {
    privacy::KeyStoreOptions options;
    options.master_key = settings_.For("master-key", module);
    store = OpenedBy("keys", [&] { return privacy::OpenKeyStore(url, options); });
  }
  return *store;
}

}  // namespace participation::runtime
