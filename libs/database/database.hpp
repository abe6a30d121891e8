#pragma once

#include <absl/functional/any_invocable.h>

#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/migration.hpp"
#include "libs/database/value.hpp"

namespace participation::database {

// The database broke, as opposed to refusing: the caller cannot fix it, only try again.
class Unavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// It broke while a commit was under way: whether the changes are stored cannot be told from here.
class OutcomeUnknown : public Unavailable {
 public:
  using Unavailable::Unavailable;
};

// A rule of the schema was broken: a defect of the program, which trying again does not mend.
class ConstraintViolated : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// More changes wait than may: try again a little later.
class Overloaded : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What is stored was made by another version of the program, so the program must not touch it.
class Incompatible : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What one piece of work sees and changes.
class Transaction {
 public:
  virtual ~Transaction() = default;

  // Runs one statement. `$1` in `sql` stands for the first of `values`, on every backend. Throws Unavailable or
  // ConstraintViolated.
  virtual Rows Execute(std::string_view sql, std::span<const Parameter> values) = 0;

  // Runs one statement and shows each row of its result, without a copy of them. `see` must not use the transaction.
  virtual void ForEach(std::string_view sql, std::span<const Parameter> values,
                       const std::function<void(const RowView&)>& see) = 0;

  // Runs one changing statement once for each row of `values`, without a round trip for each, and tells how many
  // rows each run changed.
  virtual std::vector<std::int64_t> ExecuteMany(std::string_view sql,
                                                std::span<const std::vector<Parameter>> values) = 0;

  // What the time is on the database's own clock, in microseconds since 1970, at this moment.
  virtual std::int64_t NowMicros() = 0;

  // Runs a part of the work whose changes stay only if it returns true. What it throws undoes them and comes out.
  virtual void Attempt(const std::function<bool(Transaction&)>& part) = 0;

  Rows Execute(std::string_view sql, std::initializer_list<Parameter> values = {}) {
    return Execute(sql, std::span{values.begin(), values.size()});
  }
};

// Work that many may do at once with fewer statements than one by one.
class Joinable {
 public:
  virtual ~Joinable() = default;
  // Work of one kind can be done together; null if this cannot.
  virtual const void* Kind() const = 0;
  // Does the work of `all`, which are of this kind, and tells whether anything is to be kept. If it throws, nothing is,
  // and each is done alone.
  virtual bool DoTogether(Transaction& transaction, std::span<Joinable* const> all) = 0;
};

// One module's own database. Any thread may call.
class Database {
 public:
  // Changes something, and tells whether the change is to be kept.
  using Work = absl::AnyInvocable<bool(Transaction&)>;
  // Hears that the work's changes are durable (or were not to be kept), or why they are not.
  using Done = absl::AnyInvocable<void(std::exception_ptr)>;

  virtual ~Database() = default;

  // Queues `work` for the single writer, which runs all that waits, each piece in a savepoint of its own, commits once
  // and only then calls each `done`, from a thread of its own. What waits of one kind of `joinable`, which `done` keeps
  // alive, is done together. What is done next comes from each `lane` in turn: one for each of those who should not
  // wait for the others. Throws Overloaded if too much waits already.
  virtual void Submit(Work work, Done done, Joinable* joinable, std::string_view lane) = 0;
  void Submit(Work work, Done done) { Submit(std::move(work), std::move(done), nullptr, ""); }

  // Runs `read` on a snapshot. Waits for a free connection. What `read` throws comes out.
  virtual void Read(const std::function<void(Transaction&)>& read) = 0;

  // Brings the tables of `set` (a module or a library) up to the last of `migrations`. Throws Incompatible if they are
  // newer or not what the migrations made. Whatever it throws names the database, without any password.
  virtual void Migrate(std::string_view set, std::span<const Migration> migrations) = 0;

  // Calls `listener` after each commit that changed something, from the writer's thread, in place of an
  // earlier listener, which is no longer called once this returns.
  virtual void OnCommit(std::function<void()> listener) = 0;

  // Empties the log of changes into the tables' file, so that nothing that was overwritten lives on in the log. Tells
  // whether everything committed before the call is out of it: not if somebody else kept it busy for a quarter of a
  // second, for which writers waited too. True for a backend that keeps no such log.
  virtual bool EmptyLog() = 0;

  // How many pieces of work wait for the writer.
  virtual std::size_t Waiting() const = 0;

  // Whether other processes may have it open too.
  virtual bool IsShared() const = 0;

  // Submits `work` and waits until it is durable. What it throws comes out.
  void Write(Work work);
};

// Settings of a database that its URL does not say.
struct Options {
  std::size_t most_waiting = 4096;  // pieces of work that may wait for the writer
  std::size_t largest_group = 500;  // pieces of work in one commit
  std::size_t readers = 4;          // connections for reads
  bool overwrite_deleted = false;   // as `?secure_delete=on`
  bool exclusive = false;           // of a file: nobody else may open it so, until it is closed or its process ends
};

// Opens `sqlite:<path>`, optionally with `?secure_delete=on`, which overwrites what is deleted. The files are made for
// their owner only. Or opens `postgres://<user>@<host>:<port>/<database>` with what else libpq takes, and optionally
// `password-file=<path>`, in the role's schema, which many processes may share: their writers take turns. Throws
// std::invalid_argument for any other URL and Unavailable, naming the file or server, if it cannot be opened, read or
// written, or if it is somebody else's exclusively.
std::unique_ptr<Database> Open(std::string_view url, const Options& options = {});

// What a URL lacks for nobody between this machine and the server to read or change what is sent; empty if it lacks
// nothing, as where it does not leave the machine. Throws as Open does for a URL that is none.
std::string WhatExposes(std::string_view url);

}  // namespace participation::database
