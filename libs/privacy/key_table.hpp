#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "libs/database/database.hpp"

namespace participation::privacy {

// By subject.
using WrappedKeys = std::map<std::string, std::string, std::less<>>;

// The tables of keys. A wrapped key stays in the place where it was first put and is overwritten there, never deleted:
// SQLite moves rows when it deletes others, and leaves copies behind in spite of `secure_delete`.
class KeyTable {
 public:
  static void Migrate(database::Database& database);

  explicit KeyTable(database::Transaction& transaction) : transaction_{transaction} {}

  // Those of the subjects that have one.
  WrappedKeys Find(std::span<const std::string> subjects);
  // Of subjects that have none.
  void Add(const WrappedKeys& keys);
  // Overwrites the wrapped keys with zeros and forgets the subjects. Tells whether any had one.
  bool Destroy(std::span<const std::string> subjects);

  std::optional<std::string> FindIndexKey(std::string_view purpose);
  void AddIndexKey(std::string_view purpose, std::string_view wrapped);

  // Whether a master key is needed to read what is here.
  bool HoldsKeys();

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::privacy
