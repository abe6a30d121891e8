#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/domain/candidate.hpp"

namespace participation::feedback_ingestion {

// What became of one candidate.
struct Received {
  enum class Outcome {
    kStored,
    kAlreadyHad,   // its submission id is known, from before or from earlier in the batch
    kTaken,        // its submission id is that of an item of another organisation
    kNothingSaid,  // its answer is the same respondent's on another row, or may be, and there is no text
    kRefused,
  };

  Outcome outcome = Outcome::kStored;
  absl::Status refusal = {};          // why, if taken or refused
  std::string feedback_item_id = {};  // of the item that is stored, now or before
};

// Most rows of a file that are remembered, to see that a later one repeats them. In files with more, later repetitions
// are not seen.
inline constexpr std::size_t kMostRemembered = 2'000'000;

struct SeenSubmission {
  std::uint64_t organisation;
  bool has_answer;
};

// What was seen of a file before a row that the tables do not tell, by hash.
struct SeenRows {
  std::unordered_map<std::uint64_t, SeenSubmission> submissions;  // that a rehearsal would have stored
  std::unordered_map<std::uint64_t, std::uint64_t> answers;       // the submission with a respondent's answer
};

// The hashes in `SeenRows`: of a submission and of a respondent, both of their source system, and of an organisation.
std::uint64_t HashOfSubmission(const Submission& said);
std::uint64_t HashOfRespondent(const Candidate& candidate);
std::uint64_t HashOfOrganisation(const Submission& said);

// Decides, for the run and for its rehearsal alike, what becomes of candidates if none of them is there yet: kStored,
// kNothingSaid or kRefused. Unlinks whoever was forgotten, and leaves a respondent's answer to the first candidate that
// has it, unless its submission is there without one. Changes nothing that is stored.
std::vector<Received> Admit(database::Transaction& transaction, std::span<Candidate* const> candidates, SeenRows& seen,
                            clock::Time now);

// What becomes of a candidate whose submission is there already: kAlreadyHad as an item of the same organisation, or
// kTaken.
Received AlreadyThere(bool same_organisation);

}  // namespace participation::feedback_ingestion
