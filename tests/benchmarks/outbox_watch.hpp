#pragma once

#include <filesystem>
#include <memory>

#include "libs/database/database.hpp"

namespace participation::benchmarks {

// Looks from outside at what feedback ingestion has yet to publish, so that one slice leaves no work to the next.
class OutboxWatch {
 public:
  explicit OutboxWatch(const std::filesystem::path& data_folder);

  void AwaitEmpty();

 private:
  std::unique_ptr<database::Database> database_;
};

}  // namespace participation::benchmarks
