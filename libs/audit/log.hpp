#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"

namespace participation::audit {

// An act to be put on record.
struct NewEntry {
  std::string bytes;                // a serialised v1.AuditEntry
  std::vector<std::string> people;  // codes of those it is by or about
};

// The record of a module: entries in the order in which they took effect, without gaps. They are only ever added: the
// database itself refuses to change or delete them.
class Log {
 public:
  explicit Log(database::Transaction& transaction) : transaction_{transaction} {}

  // Adds entries, in the transaction of what they tell of.
  void Append(std::span<const NewEntry> entries);

  void Append(const NewEntry& entry);

  // How many there are.
  std::int64_t Size();

  using See = std::function<void(std::int64_t position, std::string_view bytes)>;
  // Shows the entries of [begin, end), in order.
  void ForEach(std::int64_t begin, std::int64_t end, const See& see);

  std::optional<std::string> Find(std::int64_t position);

  // Shows the entries of [begin, end) by or about the person with this code, in order, and at most `limit`.
  void ForEachAbout(std::string_view person, std::int64_t begin, std::int64_t end, std::int64_t limit, const See& see);

 private:
  database::Transaction& transaction_;
};

// Makes the tables in a module's database.
void MigrateAudit(database::Database& database);

}  // namespace participation::audit
