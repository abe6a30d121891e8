#pragma once

#include <memory>
#include <string>

namespace participation::benchmarks {

// The limit of an import: a database that takes rows with the columns of an item, in a table with the two keys that any
// such table needs, and nothing else.
class BareRows {
 public:
  virtual ~BareRows() = default;
  // Rows a second of `count` rows, 1,000 to a commit.
  virtual double Insert(int count) = 0;
};

// Through the platform's own library.
std::unique_ptr<BareRows> OnSqlite(const std::string& file);
// With libpq alone: one statement for 1,000 rows, from an array for each column, and beside them as many rows of the
// outbox as an import adds. `schema` is one of the server for tests.
std::unique_ptr<BareRows> OnPostgres(const std::string& schema);

}  // namespace participation::benchmarks
