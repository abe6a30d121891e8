#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "libs/database/connection.hpp"
#include "libs/lanes/lanes.hpp"

namespace participation::database {

// The single writer: takes whatever arrived while the last commit was under way, runs each piece of work in a savepoint
// of its own, commits once, then answers all. So the order of ids is the order of commits, and a commit is shared.
class GroupWriter {
 public:
  GroupWriter(Connect connect, const Options& options);
  // Finishes what was submitted.
  ~GroupWriter();

  void Submit(Database::Work work, Database::Done done, Joinable* joinable, std::string_view lane);
  // Returns once no earlier listener is being called.
  void OnCommit(std::function<void()> listener);
  std::size_t Waiting() const;

 private:
  struct Piece {
    Database::Work work;
    Database::Done done;
    Joinable* joinable = nullptr;
    bool is_done = false;
    std::exception_ptr error;
  };
  using Group = std::vector<Piece>;

  void RunGroups();
  Group TakeGroup();
  void Run(Group& group);
  void RunAll(Group& group);
  // Does together what is of the piece's kind, and tells whether there are changes to keep.
  static bool RunJoined(Connection& connection, Group& group, Piece& first);
  static bool RunPiece(Connection& connection, Piece& piece, bool alone);
  void TellListener();
  void AnswerGroups();

  const Connect connect_;
  const std::size_t largest_group_;
  std::mutex listener_mutex_;
  std::function<void()> on_commit_;
  std::unique_ptr<Connection> connection_;

  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::condition_variable finished_;
  lanes::Lanes<Piece> waiting_;
  std::deque<Group> to_answer_;
  bool stopping_ = false;
  bool writer_done_ = false;

  // Last: they use everything above.
  std::thread answerer_;
  std::thread writer_;
};

}  // namespace participation::database
