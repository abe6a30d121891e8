#pragma once

#include <functional>
#include <memory>

#include "libs/database/database.hpp"

namespace participation::database {

// One connection to a backend, used by one thread at a time: all that a backend has to supply.
class Connection : public Transaction {
 public:
  void Attempt(const std::function<bool(Transaction&)>& part) override;

  virtual void BeginWrite() = 0;
  virtual void BeginRead() = 0;
  virtual void Commit() = 0;
  // Leaves no transaction open, whatever state the connection is in. Never throws.
  virtual void Rollback() noexcept = 0;

  // Savepoints nest: the last one set is the one released or rolled back to.
  virtual void Savepoint() = 0;
  virtual void ReleaseSavepoint() = 0;
  virtual void RollbackToSavepoint() = 0;

  // Whether a transaction is still open: some errors end it.
  virtual bool InTransaction() = 0;
  // Whether the connection is of no more use.
  virtual bool Broken() = 0;
  // What an operator calls the database: a file, or a server's address without a password.
  virtual std::string Name() const = 0;
  // How many rows have been changed through this connection, ever.
  virtual std::int64_t Changes() const = 0;

  // See Database::EmptyLog.
  virtual bool EmptyLog() = 0;

  // Runs a script of several statements.
  virtual void Script(std::string_view sql) = 0;
};

using Connect = std::function<std::unique_ptr<Connection>()>;

// Applies `migrations` of `set` in one transaction, which is also the lock.
void ApplyMigrations(Connection& connection, std::string_view set, std::span<const Migration> migrations);

// A database from two ways to connect: for the writer, and for readers.
std::unique_ptr<Database> OverConnections(Connect for_writing, Connect for_reading, const Options& options);

}  // namespace participation::database
