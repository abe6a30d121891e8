#include "libs/runtime/data_folder.hpp"

#include <sys/stat.h>

#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include "libs/files/durable_file.hpp"
#include "libs/files/lock_file.hpp"
#include "libs/log/log.hpp"

namespace participation::runtime {
namespace {

// What is made in it is for its owner only, whatever the folder is: so this is no reason not to start.
void WarnIfOpen(const std::filesystem::path& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0 || (found.st_mode & 0077) == 0) return;
  log::Warning("others on this machine may look into the data folder: take their rights away with chmod 700",
               {log::Path(path.string())});
}

void RequireNoFile(const std::filesystem::path& path) {
  std::error_code none;
  const auto found = std::filesystem::status(path, none);
  if (!exists(found) || is_directory(found)) return;
  throw std::runtime_error{"the data folder " + path.string() +
                           " is a file: name a folder with the setting `data`; it is made if there is none"};
}

files::FileDescriptor TakeFolder(const std::filesystem::path& path) {
  RequireNoFile(path);
  try {
    files::MakePrivateFolder(path);
  } catch (const std::system_error& problem) {
    throw std::runtime_error{"cannot make the data folder " + path.string() + " (" + problem.code().message() +
                             "): change the setting `data`"};
  }
  WarnIfOpen(path);
  try {
    if (auto lock = files::TryLock(path / "lock")) return *std::move(lock);
  } catch (const std::system_error& problem) {
    throw std::runtime_error{"cannot write in the data folder " + path.string() + " (" + problem.code().message() +
                             "): make it writable, or change the setting `data`"};
  }
  throw std::runtime_error{"another process uses the data folder " + path.string() +
                           ": stop it, or change the setting `data`"};
}

}  // namespace

DataFolder::DataFolder(const std::filesystem::path& path) : lock_{TakeFolder(path)} {}

}  // namespace participation::runtime
