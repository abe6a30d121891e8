#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// An item that is about to be stored.
struct Candidate {
  FeedbackItem item;
  // Who said it, where the source repeats one answer on several rows: it counts once. As the source calls them when it
  // is read, and hidden behind a keyed hash before it is stored.
  std::string respondent = {};
  std::int64_t line = 0;  // of the file, if it is from one
};

inline std::vector<Candidate*> PointersTo(std::span<Candidate> candidates) {
  std::vector<Candidate*> pointers;
  pointers.reserve(candidates.size());
  for (Candidate& candidate : candidates) pointers.push_back(&candidate);
  return pointers;
}

}  // namespace participation::feedback_ingestion
