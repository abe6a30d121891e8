#pragma once

#include <filesystem>

#include "libs/files/file_descriptor.hpp"

namespace participation::runtime {

// The folder that a process keeps everything in, made for its owner only if there is none, and held by one process at a
// time. One that others may look into is a warning in the log.
class DataFolder {
 public:
  // Throws std::runtime_error, saying what to do, if it cannot be made or another process holds it.
  explicit DataFolder(const std::filesystem::path& path);

 private:
  const files::FileDescriptor lock_;
};

}  // namespace participation::runtime
