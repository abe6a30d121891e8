#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace participation::organisations {

// What is wrong with a file, row by row: the first ten are told in full, the others counted.
class Problems {
 public:
  void Add(std::uint64_t line, const std::string& column, const std::string& what);
  bool empty() const { return count_ == 0; }

  // INVALID_ARGUMENT that names the file.
  absl::Status ToStatus(const std::string& file) const;

 private:
  std::vector<std::string> told_;
  std::size_t count_ = 0;
};

}  // namespace participation::organisations
