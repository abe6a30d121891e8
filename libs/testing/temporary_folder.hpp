#pragma once

#include <filesystem>
#include <string_view>

#include "libs/testing/namespace.hpp"

namespace participation::testing {

// A new, empty folder that is removed, with what it then holds, at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace participation::testing
