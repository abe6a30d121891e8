#pragma once

#include <filesystem>

#include "libs/database/database.hpp"

namespace participation::audit {

// A file to which a module's checkpoints are added as they are signed: to be carried to where whoever can alter the
// record cannot reach it.
class CheckpointFile {
 public:
  // Makes the folder if there is none. Throws std::system_error if it cannot.
  explicit CheckpointFile(std::filesystem::path path);

  // Adds what was signed since. Durable when it returns.
  void AddMissing(database::Database& database);

 private:
  const std::filesystem::path path_;
  std::int64_t last_ = 0;  // how many entries the last one in the file covers
};

}  // namespace participation::audit
