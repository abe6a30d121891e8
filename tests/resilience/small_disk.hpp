#pragma once

#include <filesystem>
#include <string>

namespace participation::resilience {

// A file system of its own in a folder, in memory, which can be full.
class SmallDisk {
 public:
  // With options and flags as mount(2) takes them for tmpfs: "size=192m".
  SmallDisk(std::filesystem::path folder, std::string options, unsigned long flags = 0);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  // Why there can be none; "" if there is.
  const std::string& problem() const { return problem_; }

  // Leaves it no room for more than it holds. Throws std::system_error.
  void Fill() const;
  // And gives it back what it had.
  void MakeRoom() const;

 private:
  // The error, or 0.
  int TryRemount(const std::string& options) const;

  const std::filesystem::path folder_;
  const std::string options_;
  std::string problem_;
};

}  // namespace participation::resilience
