#pragma once

#include <cstdint>
#include <string>

#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// An item that is about to be stored.
struct Candidate {
  FeedbackItem item;
  // Who said it, in the source's terms, where the source repeats one answer on several rows: it counts once.
  std::string respondent = {};
  std::int64_t line = 0;  // of the file, if it is from one
};

}  // namespace participation::feedback_ingestion
