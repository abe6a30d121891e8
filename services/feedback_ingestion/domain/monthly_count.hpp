#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>

#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// Which items are counted together.
struct CountKey {
  std::string organisation;
  std::string month;  // of experience, YYYY-MM
  std::string question;
  std::string site;
  std::string service;

  auto operator<=>(const CountKey&) const = default;
};

// How many items there are.
struct ItemCounts {
  std::array<std::int64_t, 7> by_answer{};  // by FftAnswer; first those without an answer
  std::int64_t texts = 0;
  std::int64_t dated_by_receipt = 0;

  void Add(const FeedbackItem& item) {
    ++by_answer[static_cast<std::size_t>(item.said().fft_answer)];
    texts += item.HasText() ? 1 : 0;
    dated_by_receipt += item.facts().dated_by_receipt ? 1 : 0;
  }

  std::int64_t Answers() const {
    std::int64_t answers = 0;
    for (std::size_t code = 1; code < by_answer.size(); ++code) answers += by_answer[code];
    return answers;
  }
  std::int64_t Items() const { return by_answer[0] + Answers(); }
};

inline CountKey CountKeyOf(const FeedbackItem& item) {
  const Submission& said = item.said();
  return {said.organisation, item.Month(), said.question, said.site, said.service};
}

struct MonthlyCount {
  CountKey key;
  ItemCounts counts;
};

}  // namespace participation::feedback_ingestion
