#pragma once

#include <filesystem>

namespace participation::runtime {

// The folder that a process keeps everything in, made for its owner only if there is none, and held by one process at a
// time. One that others may look into is a warning in the log.
class DataFolder {
 public:
  // Throws std::runtime_error, saying what to do, if it cannot be made or another process holds it.
  explicit DataFolder(const std::filesystem::path& path);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

 private:
  int lock_ = -1;
};

}  // namespace participation::runtime
