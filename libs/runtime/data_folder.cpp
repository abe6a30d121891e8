#include "libs/runtime/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include "libs/files/durable_file.hpp"
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

}  // namespace

DataFolder::DataFolder(const std::filesystem::path& path) {
  try {
    files::MakePrivateFolder(path);
  } catch (const std::system_error& problem) {
    throw std::runtime_error{"cannot make the data folder " + path.string() + " (" + problem.code().message() +
                             "): change the setting `data`"};
  }
  WarnIfOpen(path);
  const std::string file = (path / "lock").string();
  lock_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) {
    throw std::runtime_error{"cannot write in the data folder " + path.string() + " (" + std::strerror(errno) +
                             "): make it writable, or change the setting `data`"};
  }
  if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    close(lock_);
    throw std::runtime_error{"another process uses the data folder " + path.string() +
                             ": stop it, or change the setting `data`"};
  }
}

DataFolder::~DataFolder() { close(lock_); }

}  // namespace participation::runtime
