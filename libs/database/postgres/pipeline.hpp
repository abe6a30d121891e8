#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#include "libs/database/postgres/parameters.hpp"
#include "libs/database/postgres/results.hpp"

struct pg_conn;

namespace participation::database::postgres {

// What a statement takes and gives, as the server sees it.
struct Description {
  std::vector<unsigned> parameter_types;
  bool returns_rows = false;
};

// Statements on their way to a server: many may be sent before the first answer is awaited, so that a round trip is
// paid only where an answer is needed. Whatever goes wrong with one comes out when answers are next awaited.
class Pipeline {
 public:
  // `name` is the database's, for errors.
  Pipeline(pg_conn* connection, std::string name) : connection_{connection}, name_{std::move(name)} {}

  // Sends a prepared statement. Its answer is awaited by the next Await.
  void Send(const std::string& statement, const Parameters& parameters);
  // Awaits what was sent unless so many more can be sent beside it.
  void MakeRoom(std::size_t count);
  // Awaits the answers to all that was sent. Gives the result of the last, which may be none, and in `changed`, if
  // given, how many rows each statement changed. Throws what went wrong first: the statements behind it were not run.
  Result Await(std::vector<std::int64_t>* changed = nullptr);
  // Prepares a statement and asks what it is. Awaits.
  Description Prepare(const std::string& statement, const std::string& sql);
  // Runs a script of several statements, whatever they return, without a limit of time.
  void RunScript(const std::string& sql);
  // Awaits the answers to all that was sent and forgets them, also what went wrong.
  void Drain() noexcept;

  // How many statements were sent whose answers are not awaited yet.
  int sent() const { return sent_; }
  // Whether the connection is of no more use: also if the server has ended it since it was last used.
  bool broken();
  std::int64_t rows_changed() const { return rows_changed_; }

 private:
  using Deadline = std::chrono::steady_clock::time_point;

  void Enter();
  void Check(int accepted);
  void Flush(Deadline deadline);
  Result Next(Deadline deadline);
  void AwaitSocket(short events, Deadline deadline);
  // Reads the answer to one statement, which may be several results.
  Result ReadAnswer(Deadline deadline);
  [[noreturn]] void Break(const std::string& why);

  pg_conn* connection_;
  const std::string name_;
  int sent_ = 0;  // statements whose answers are not awaited yet
  bool gave_up_ = false;
  std::int64_t rows_changed_ = 0;
};

}  // namespace participation::database::postgres
