#include "tools/participationctl/trial_files.hpp"

#include <stdexcept>
#include <utility>

#include "libs/files/durable_file.hpp"

namespace participation::ctl {

TrialFiles::TrialFiles(std::filesystem::path folder) : folder_{std::filesystem::absolute(std::move(folder))} {
  files::MakePrivateFolder(folder_);
}

std::string TrialFiles::Write(const std::string& name, const std::string& text) const {
  if (Has(name)) {
    throw std::invalid_argument{PathOf(name) + " is there already: remove it, or name another folder with --folder"};
  }
  files::WriteDurably(folder_ / name, text);
  return PathOf(name);
}

}  // namespace participation::ctl
