#pragma once

#include <memory>
#include <string>

#include "libs/database/database.hpp"

namespace participation::benchmarks {

// Looks from outside at what feedback ingestion has yet to publish, so that one slice leaves no work to the next.
class OutboxWatch {
 public:
  // `url` is that of feedback ingestion's database.
  explicit OutboxWatch(const std::string& url);

  void AwaitEmpty();

 private:
  std::unique_ptr<database::Database> database_;
};

}  // namespace participation::benchmarks
