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
// unreadable wherever copies of that lie. Any thread may call. Whoever asks for many keys asks at once: each question
// may be a round trip. Breakdowns are thrown (database::Unavailable, database::Overloaded).
class KeyStore {
 public:
  virtual ~KeyStore() = default;

  // The key of each subject, made if there is none: the same subject has the same key every time until it is
  // destroyed, and a new one afterwards. Durable when it returns. Waits for a commit: call it outside a transaction.
  virtual std::vector<Key> CreateMany(std::span<const std::string> subjects) = 0;
  Key Create(std::string_view subject);

  // The key of each subject; nothing for one that has none, or no longer has one.
  virtual std::vector<std::optional<Key>> FindMany(std::span<const std::string> subjects) = 0;
  std::optional<Key> Find(std::string_view subject);

  // Durable when it returns: then no process finds the keys, and the files of a folder hold no copy, wrapped or not.
  // (What a server keeps: see the README.) A subject without a key is no error, and repeating it after an error
  // finishes what was begun.
  virtual void DestroyMany(std::span<const std::string> subjects) = 0;
  void Destroy(std::string_view subject);

  // A key for a blind index: one per purpose, made at first use, of no person and never destroyed.
  virtual Key IndexKey(std::string_view purpose) = 0;
};

struct KeyStoreOptions {
  std::size_t most_cached = 20'000;  // unwrapped keys of a folder kept in memory, about 250 bytes each
  std::string master_key = {};       // file of the master key of a server's keys
};

// Opens `file:<folder>`, which is made if there is none, or `postgres://…` (see database::Open) with a master key that
// all processes share as a file. Throws std::invalid_argument for any other URL, database::Unavailable for a server
// that is away, and std::runtime_error, saying what to do, for a folder or master key that cannot be trusted or does
// not fit the keys.
std::unique_ptr<KeyStore> OpenKeyStore(std::string_view url, const KeyStoreOptions& options = {});

}  // namespace participation::privacy
