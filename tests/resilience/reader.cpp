#include "tests/resilience/reader.hpp"

#include <algorithm>
#include <utility>

#include "tests/resilience/ask.hpp"

namespace participation::resilience {
namespace {

constexpr std::chrono::milliseconds kBetweenQuestions{20};

}  // namespace

Reader::Reader(Channels channels, History& history)
    : channels_{std::move(channels)}, history_{history}, thread_{[this](const std::stop_token& stop) { Run(stop); }} {}

void Reader::Run(const std::stop_token& stop) {
  std::int64_t results = 0;
  while (!stop.stop_requested()) {
    Ask(Operation::Kind::kCount, history_.StoredSoFar());
    results = std::max(results, Ask(Operation::Kind::kResults, results));
    std::this_thread::sleep_for(kBetweenQuestions);
  }
}

std::int64_t Reader::Ask(Operation::Kind kind, std::int64_t at_least) {
  const bool items = kind == Operation::Kind::kCount;
  Operation asked{.kind = kind, .subject = items ? "items" : "results", .at_least = at_least};
  asked.begun = std::chrono::steady_clock::now();
  const Answer answer = items ? CountItems(channels_.feedback_ingestion) : CountResults(channels_.impact_reporting);
  asked.ended = std::chrono::steady_clock::now();
  asked.result = answer.result;
  asked.status = answer.status;
  asked.number = answer.number;
  history_.Note(asked);
  return answer.result == Result::kOk ? answer.number : at_least;
}

}  // namespace participation::resilience
