#include "libs/database/group_writer.hpp"

#include "libs/faults/crash_point.hpp"

namespace participation::database {

GroupWriter::GroupWriter(Connect connect, const Options& options)
    : connect_{std::move(connect)},
      largest_group_{options.largest_group},
      connection_{connect_()},
      waiting_{options.most_waiting},
      answerer_{[this] { AnswerGroups(); }},
      writer_{[this] { RunGroups(); }} {}

GroupWriter::~GroupWriter() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  arrived_.notify_one();
  writer_.join();
  answerer_.join();
}

void GroupWriter::Submit(Database::Work work, Database::Done done, Joinable* joinable, std::string_view lane) {
  Piece piece{std::move(work), std::move(done), joinable, false, nullptr};
  {
    const std::lock_guard lock{mutex_};
    if (!waiting_.Push(lane, piece)) throw Overloaded{"too many changes wait to be stored"};
  }
  arrived_.notify_one();
}

void GroupWriter::OnCommit(std::function<void()> listener) {
  const std::lock_guard lock{listener_mutex_};
  on_commit_ = std::move(listener);
}

void GroupWriter::TellListener() {
  const std::lock_guard lock{listener_mutex_};
  if (on_commit_) on_commit_();
}

std::size_t GroupWriter::Waiting() const {
  const std::lock_guard lock{mutex_};
  return waiting_.size();
}

void GroupWriter::RunGroups() {
  for (Group group = TakeGroup(); !group.empty(); group = TakeGroup()) {
    Run(group);
    {
      const std::lock_guard lock{mutex_};
      to_answer_.push_back(std::move(group));
    }
    finished_.notify_one();
  }
  {
    const std::lock_guard lock{mutex_};
    writer_done_ = true;
  }
  finished_.notify_one();
}

// Empty only once the writer is to stop and nothing waits.
GroupWriter::Group GroupWriter::TakeGroup() {
  std::unique_lock lock{mutex_};
  arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  Group group;
  while (!waiting_.empty() && group.size() < largest_group_) {
    group.push_back(waiting_.Pop());
  }
  return group;
}

void GroupWriter::Run(Group& group) {
  try {
    if (connection_ == nullptr || connection_->Broken()) connection_ = connect_();
    const std::int64_t before = connection_->Changes();
    RunAll(group);
    faults::CrashPoint("after-commit");
    if (connection_->Changes() != before) TellListener();
  } catch (...) {
    // The commit did not happen, so no piece of the group did.
    if (connection_ != nullptr) connection_->Rollback();
    for (Piece& piece : group) piece.error = std::current_exception();
  }
}

void GroupWriter::RunAll(Group& group) {
  connection_->BeginWrite();
  bool keep = false;
  for (Piece& piece : group) {
    if (group.size() > 1 && piece.joinable != nullptr && !piece.is_done) keep |= RunJoined(*connection_, group, piece);
    if (!piece.is_done) keep |= RunPiece(*connection_, piece, group.size() == 1);
  }
  faults::CrashPoint("before-commit");
  if (keep) {
    connection_->Commit();
  } else {
    connection_->Rollback();
  }
}

bool GroupWriter::RunJoined(Connection& connection, Group& group, Piece& first) {
  const void* const kind = first.joinable->Kind();
  std::vector<Piece*> pieces;
  std::vector<Joinable*> all;
  for (Piece& piece : group) {
    if (kind == nullptr || piece.joinable == nullptr || piece.is_done || piece.joinable->Kind() != kind) continue;
    pieces.push_back(&piece);
    all.push_back(piece.joinable);
  }
  if (all.size() < 2) return false;
  bool keep = false;
  try {
    connection.Attempt([&](Transaction& transaction) { return keep = first.joinable->DoTogether(transaction, all); });
  } catch (...) {
    if (!connection.InTransaction()) throw;
    return false;  // each alone then
  }
  for (Piece* piece : pieces) piece->is_done = true;
  return keep;
}

// Runs one piece and tells whether its changes stay. A piece that breaks takes only itself down, unless it broke the
// transaction.
bool GroupWriter::RunPiece(Connection& connection, Piece& piece, bool alone) {
  bool keep = false;
  const auto run = [&](Transaction& transaction) { return keep = piece.work(transaction); };
  try {
    if (alone) {
      run(connection);
    } else {
      connection.Attempt(run);
    }
  } catch (...) {
    if (!connection.InTransaction()) throw;
    piece.error = std::current_exception();
    return false;
  }
  return keep;
}

void GroupWriter::AnswerGroups() {
  std::unique_lock lock{mutex_};
  while (true) {
    finished_.wait(lock, [this] { return writer_done_ || !to_answer_.empty(); });
    if (to_answer_.empty()) return;
    Group group = std::move(to_answer_.front());
    to_answer_.pop_front();
    lock.unlock();
    for (Piece& piece : group) piece.done(piece.error);
    group.clear();
    lock.lock();
  }
}

}  // namespace participation::database
