#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/privacy/key.hpp"

namespace participation::privacy {

// Keeps one key per person, by an opaque subject of 1 to 200 bytes. Destroying the key makes everything sealed with it
// unreadable wherever copies of that lie. Any thread may call. Breakdowns are thrown (database::Unavailable,
// database::Overloaded).
class KeyStore {
 public:
  virtual ~KeyStore() = default;

  // The key of each subject, made if there is none: the same subject has the same key every time until it is
  // destroyed, and a new one afterwards. Durable when it returns. Waits for a commit: call it outside a transaction.
  virtual std::vector<Key> CreateMany(std::span<const std::string> subjects) = 0;
  Key Create(std::string_view subject);

  // Nothing if the subject has no key, or no longer has one.
  virtual std::optional<Key> Find(std::string_view subject) = 0;

  // Durable when it returns: then no process finds the key and the store's files hold no copy, wrapped or not. A
  // subject without a key is no error, and repeating it after an error finishes what was begun.
  virtual void Destroy(std::string_view subject) = 0;

  // A key for a blind index: one per purpose, made at first use, of no person and never destroyed.
  virtual Key IndexKey(std::string_view purpose) = 0;
};

struct KeyStoreOptions {
  std::size_t most_cached = 20'000;  // unwrapped keys kept in memory, about 250 bytes each
};

// Opens `file:<folder>`, which is made if there is none. Throws std::invalid_argument for any other URL and
// std::runtime_error, saying what to do, for a folder or master key that cannot be trusted or does not fit the keys.
std::unique_ptr<KeyStore> OpenKeyStore(std::string_view url, const KeyStoreOptions& options = {});

}  // namespace participation::privacy
