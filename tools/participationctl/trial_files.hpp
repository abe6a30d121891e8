#pragma once

#include <filesystem>
#include <string>

namespace participation::ctl {

// A folder of files for trials, none of which may be there yet: whatever else is in it stays.
class TrialFiles {
 public:
  // Makes the folder, for its owner only. Throws std::system_error.
  explicit TrialFiles(std::filesystem::path folder);

  bool Has(const std::string& name) const { return std::filesystem::exists(folder_ / name); }
  std::string PathOf(const std::string& name) const { return (folder_ / name).string(); }

  // For the owner only. Throws std::invalid_argument if there is such a file.
  std::string Write(const std::string& name, const std::string& text) const;

 private:
  const std::filesystem::path folder_;
};

}  // namespace participation::ctl
