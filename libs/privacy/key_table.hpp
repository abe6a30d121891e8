#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "libs/database/database.hpp"

namespace participation::privacy {

// The tables of keys.db. A wrapped key stays in the place where it was first put and is overwritten there, never
// deleted: SQLite moves rows when it deletes others, and leaves copies behind in spite of `secure_delete`.
class KeyTable {
 public:
  static void Migrate(database::Database& database);

  explicit KeyTable(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<std::string> Find(std::string_view subject);
  void Add(std::string_view subject, std::string_view wrapped);
  // Overwrites the wrapped key with zeros and forgets the subject. Tells whether there was one.
  bool Destroy(std::string_view subject);

  std::optional<std::string> FindIndexKey(std::string_view purpose);
  void AddIndexKey(std::string_view purpose, std::string_view wrapped);

  // Whether a master key is needed to read what is here.
  bool HoldsKeys();

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::privacy
