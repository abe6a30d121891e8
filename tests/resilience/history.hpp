#pragma once

#include <grpcpp/support/status.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace participation::resilience {

using Moment = std::chrono::steady_clock::time_point;

// How a call ended for its client: answered OK, refused, or without an answer that says which.
enum class Result { kOk, kRefused, kUnknown };

// One call of a client.
struct Operation {
  enum class Kind { kSubmit, kTheme, kCount, kResults };

  Kind kind = Kind::kSubmit;
  std::string subject;        // the submission, or the item that is themed
  std::string item = {};      // what was stored, if it was
  std::int64_t number = 0;    // what a count said
  std::int64_t at_least = 0;  // what it must have said: as many as were answered OK before it was asked
  Result result = Result::kUnknown;
  grpc::Status status = {};
  Moment begun = {};
  Moment ended = {};
};

// A call that was answered neither OK nor as one to be refused.
struct Unanswered {
  grpc::Status status;
  Moment begun;
};

// What clients were told, in the order in which they were: only ever added to. What it gives out is read once nobody
// notes any more.
class History {
 public:
  History() = default;
  // Also writes each call to this file, a line each, for whoever wants to know afterwards.
  explicit History(const std::filesystem::path& file);

  // Thread-safe.
  void Note(const Operation& operation);
  // How many submissions were answered OK so far. Thread-safe.
  std::int64_t StoredSoFar() const;

  // Submission → item.
  const std::map<std::string, std::string>& stored() const { return stored_; }
  const std::set<std::string>& refused() const { return refused_; }
  // Those that were never answered, however often they were sent.
  const std::map<std::string, Unanswered>& unknown() const { return unknown_; }
  // Counts that said less than they must.
  const std::vector<Operation>& short_counts() const { return short_counts_; }
  std::int64_t counts() const { return counts_; }
  // The longest time between two submissions answered OK, or the ends, within these moments.
  std::chrono::milliseconds LongestGap(Moment from, Moment to) const;
  // How long after this moment the next submission was answered OK, if one was.
  std::optional<std::chrono::milliseconds> UntilSuccess(Moment from) const;

 private:
  void NoteSubmission(const Operation& operation);
  void Write(const Operation& operation);

  mutable std::mutex mutex_;
  std::map<std::string, std::string> stored_;
  std::set<std::string> refused_;
  std::map<std::string, Unanswered> unknown_;
  std::vector<Operation> short_counts_;
  std::int64_t counts_ = 0;
  std::vector<Moment> successes_;  // in order
  std::ofstream file_;
};

}  // namespace participation::resilience
