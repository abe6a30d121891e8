#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "libs/database/database.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/privacy/key_wrap.hpp"

namespace participation::privacy {

// Keys in the tables of a database, each wrapped by a master key that is kept elsewhere. Nobody's key is remembered
// here: each question is one to the database, so that what one process has destroyed no other finds.
class TableKeyStore final : public KeyStore {
 public:
  // Throws std::runtime_error if the keys that are there were wrapped by another master key.
  TableKeyStore(std::unique_ptr<database::Database> database, const Key& master);

  std::vector<Key> CreateMany(std::span<const std::string> subjects) override;
  std::vector<std::optional<Key>> FindMany(std::span<const std::string> subjects) override;
  void DestroyMany(std::span<const std::string> subjects) override;
  Key IndexKey(std::string_view purpose) override;

  database::Database& database() { return *database_; }

 private:
  using Keys = std::map<std::string, Key, std::less<>>;

  // Stores a new key for each, unless somebody else was faster.
  void MakeMissing(std::span<const std::string> subjects, Keys& keys);

  const std::unique_ptr<database::Database> database_;
  const KeyWrap wrap_;
  std::mutex index_keys_mutex_;
  Keys index_keys_;  // they stay
};

// Whether a master key is needed to read what is in the database.
bool HoldsKeys(database::Database& database);

}  // namespace participation::privacy
