#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"

namespace participation::impact_reporting {

// What was decided on what people said, and why.
class Decision {
 public:
  enum class Answer { kAdopted = 1, kPartlyAdopted = 2, kNotAdopted = 3 };

  // Fewest characters of reasons for what is not or only partly done: people are owed more than a word.
  static constexpr std::size_t kFewestReasons = 20;

  struct Details {
    std::string organisation = {};
    std::string title = {};
    Answer answer = Answer::kAdopted;
    std::string reasons = {};
    std::string decided_by = {};
    std::string decide_date = {};
    std::vector<std::string> finding_ids = {};
  };

  // Refuses a decision without reasons, one that is not or only partly adopted with hardly any, one on no finding, and
  // one taken in the future.
  static absl::StatusOr<Decision> Record(std::string id, Details details, clock::Time now);

  struct Times {
    clock::Time created = {};
    clock::Time updated = {};
  };
  static Decision Restore(std::string id, Details details, std::int64_t version, Times times);

  // Another answer or other reasons, under the same conditions.
  absl::Status Revise(Answer answer, std::string reasons, clock::Time now);

  // Refuses commitments to what is not going to be done.
  absl::Status AllowCommitment() const;

  const std::string& id() const { return id_; }
  const Details& details() const { return details_; }
  // Counts the events about it.
  std::int64_t version() const { return version_; }
  const Times& times() const { return times_; }

 private:
  Decision(std::string id, Details details, std::int64_t version, Times times);

  std::string id_;
  Details details_;
  std::int64_t version_;
  Times times_;
};

// "ADOPTED", "PARTLY_ADOPTED" or "NOT_ADOPTED".
std::string_view NameOf(Decision::Answer answer);

}  // namespace participation::impact_reporting
