#pragma once

#include <optional>
#include <string_view>

#include "services/feedback_ingestion/domain/submission.hpp"

namespace participation::feedback_ingestion {

// An answer of the test as sources write it: its code from 1 to 6, or its words.
struct WrittenAnswer {
  FftAnswer answer;
  // The words are those of the scale that ended on 31 March 2020: "extremely likely" …
  bool recommend_scale = false;
};

// The answer that a folded value is, if it is one.
std::optional<WrittenAnswer> ReadFftAnswer(std::string_view folded);

}  // namespace participation::feedback_ingestion
