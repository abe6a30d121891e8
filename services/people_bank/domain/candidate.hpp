#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace participation::people_bank {

// Somebody who suits an opportunity: the more interests match, the better; among equals a lot decides, so that it is
// not always those who registered first.
struct Candidate {
  std::string person_id;
  std::vector<std::string> reasons;  // the interests that match
  std::int64_t lot = 0;              // the lower the better

  std::int64_t score() const { return static_cast<std::int64_t>(reasons.size()); }
};

// The same for the same two ids every time, and otherwise as good as random.
std::int64_t LotFor(std::string_view opportunity_id, std::string_view person_id);

// Collects, of several lists of people in the order of their ids, those whom all lists have been read far enough for.
class Matches {
 public:
  // The next people with one interest, of whom at most `limit` were read.
  void Add(const std::string& interest, const std::vector<std::string>& person_ids, std::size_t limit);

  // The same for people whom no interest is asked of.
  void AddAnyone(const std::vector<std::string>& person_ids, std::size_t limit);

  // Everybody up to the last id that is complete, in order.
  std::vector<Candidate> Take(std::string_view opportunity_id) const;

  // The last complete id, or empty if every list has come to its end.
  const std::string& complete_up_to() const { return complete_up_to_; }

 private:
  void NoteEnd(const std::vector<std::string>& person_ids, std::size_t limit);

  std::map<std::string, std::vector<std::string>> reasons_by_person_;
  std::string complete_up_to_;
};

}  // namespace participation::people_bank
