#include "libs/audit/examination.hpp"

#include <algorithm>

#include "libs/messages/timestamp.hpp"
#include "participation/audit/v1/audit_entry.pb.h"

namespace participation::audit {

Examination::Examination(std::string_view module, const NoteVerifier& verifier, const std::vector<std::string>& notes,
                         const std::vector<std::string>& kept)
    : origin_{OriginOf(module)}, verifier_{verifier} {
  TakeNotes(notes, true);
  signed_here_ = covered_;
  TakeNotes(kept, false);
}

void Examination::TakeNotes(const std::vector<std::string>& notes, bool in_order) {
  std::int64_t size = 0;
  clock::Time time{};
  for (const std::string& note : notes) {
    const auto text = verifier_.Open(note);
    if (!text) {
      Find("a checkpoint is not signed with the key: " + note.substr(0, note.find("\n\n")));
      continue;
    }
    const auto checkpoint = ParseCheckpoint(*text);
    if (!checkpoint || checkpoint->origin != origin_) {
      Find("a checkpoint is of another record: " + *text);
      continue;
    }
    if (in_order && checkpoint->size <= size) {
      Find("the checkpoint over " + std::to_string(checkpoint->size) + " entries follows one over " +
           std::to_string(size));
    }
    if (in_order && checkpoint->time + kClocksDiffer < time) {
      Find("the clock went back: the checkpoint over " + std::to_string(checkpoint->size) + " entries was signed at " +
           clock::ToRfc3339(checkpoint->time) + ", an earlier one at " + clock::ToRfc3339(time));
    }
    size = std::max(size, checkpoint->size);
    time = std::max(time, checkpoint->time);
    TakeCheckpoint(*checkpoint);
  }
}

void Examination::TakeCheckpoint(const Checkpoint& checkpoint) {
  const auto [other, is_new] = by_size_.try_emplace(checkpoint.size, checkpoint);
  if (!is_new && other->second.root != checkpoint.root) {
    Find("there are two records: two checkpoints over " + std::to_string(checkpoint.size) + " entries differ");
  }
  covered_ = std::max(covered_, checkpoint.size);
}

void Examination::Take(std::string_view leaf) {
  CheckTime(leaf);
  tree_.Add(merkle::HashLeaf(leaf));
  CheckRoot();
}

void Examination::CheckTime(std::string_view leaf) {
  v1::AuditEntry entry;
  if (!entry.ParseFromArray(leaf.data(), static_cast<int>(leaf.size())) || !entry.has_time()) {
    Find("entry " + std::to_string(tree_.size()) + " cannot be read");
    return;
  }
  const clock::Time time = messages::FromTimestamp(entry.time());
  if (time + kClocksDiffer < latest_) {
    Find("the clock went back: entry " + std::to_string(tree_.size()) + " is of " + clock::ToRfc3339(time) +
         ", what is before it of " + clock::ToRfc3339(latest_));
  }
  latest_ = std::max(latest_, time);
}

void Examination::CheckRoot() {
  const auto found = by_size_.find(static_cast<std::int64_t>(tree_.size()));
  if (found == by_size_.end()) return;
  const Checkpoint& checkpoint = found->second;
  if (tree_.Root() != checkpoint.root) {
    Find("the first " + std::to_string(checkpoint.size) + " entries are not those that were signed at " +
         clock::ToRfc3339(checkpoint.time));
  }
  if (checkpoint.time + kClocksDiffer < latest_) {
    Find("the clock went back: what was signed at " + clock::ToRfc3339(checkpoint.time) + " has an entry of " +
         clock::ToRfc3339(latest_));
  }
  latest_ = std::max(latest_, checkpoint.time);
}

std::vector<std::string> Examination::Finish() {
  const auto entries = static_cast<std::int64_t>(tree_.size());
  if (entries < covered_) {
    Find("entries are missing at the end: there are " + std::to_string(entries) + ", and a checkpoint covers " +
         std::to_string(covered_));
  }
  if (signed_here_ < covered_) {
    Find("this is an older record: its last checkpoint covers " + std::to_string(signed_here_) +
         " entries, one kept elsewhere " + std::to_string(covered_));
  }
  return findings_;
}

void Examination::Find(std::string finding) {
  if (findings_.size() < kMostFindings) findings_.push_back(std::move(finding));
}

}  // namespace participation::audit
