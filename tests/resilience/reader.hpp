#pragma once

#include <thread>

#include "tests/resilience/checker.hpp"

namespace participation::resilience {

// Asks for counts again and again until it is stopped, and notes with each answer what it must have said at least:
// feedback ingestion as many items as were answered OK before, impact reporting as many results as it said before.
class Reader {
 public:
  Reader(Channels channels, History& history);

 private:
  void Run(const std::stop_token& stop);
  // Returns what it said, or `at_least` if it said nothing.
  std::int64_t Ask(Operation::Kind kind, std::int64_t at_least);

  const Channels channels_;
  History& history_;
  std::jthread thread_;
};

}  // namespace participation::resilience
