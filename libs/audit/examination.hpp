#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "libs/audit/checkpoint.hpp"
#include "libs/audit/note.hpp"
#include "libs/merkle/growing_tree.hpp"

namespace participation::audit {

// How far the clocks of replicas may differ, and a clock be put right, before the order of times is a finding.
inline constexpr std::chrono::seconds kClocksDiffer{60};

// Examines a record from outside: its entries, what was signed of it, and checkpoints that somebody kept elsewhere.
// Whatever was changed, taken out, added, swapped or cut off of what a checkpoint covers is found; so are two records
// of one size, an older record in place of a newer, and times that go back.
class Examination {
 public:
  // `notes` come with the record, in the order in which they were signed; `kept` come from elsewhere, in any order.
  Examination(std::string_view module, const NoteVerifier& verifier, const std::vector<std::string>& notes,
              const std::vector<std::string>& kept);

  // The entries, one after the other.
  void Take(std::string_view leaf);

  // What is wrong, once all entries were taken: in words, with positions. Empty if all is as it was signed.
  std::vector<std::string> Finish();

  std::uint64_t entries() const { return tree_.size(); }
  // How many entries signed checkpoints cover.
  std::int64_t covered() const { return covered_; }
  std::size_t checkpoints() const { return by_size_.size(); }

 private:
  static constexpr std::size_t kMostFindings = 100;

  void TakeNotes(const std::vector<std::string>& notes, bool in_order);
  void TakeCheckpoint(const Checkpoint& checkpoint);
  void CheckTime(std::string_view leaf);
  void CheckRoot();
  void Find(std::string finding);

  const std::string origin_;
  const NoteVerifier verifier_;
  std::map<std::int64_t, Checkpoint> by_size_;
  std::int64_t covered_ = 0;
  std::int64_t signed_here_ = 0;  // what the record's own last checkpoint covers
  merkle::GrowingTree tree_;
  clock::Time latest_{};  // of the entries so far, and of the checkpoints that cover less
  std::vector<std::string> findings_;
};

}  // namespace participation::audit
