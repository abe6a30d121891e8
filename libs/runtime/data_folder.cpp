#include "libs/runtime/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace participation::runtime {

DataFolder::DataFolder(const std::filesystem::path& path) {
  std::error_code problem;
  std::filesystem::create_directories(path, problem);
  if (problem) {
    throw std::runtime_error{"cannot make the data folder " + path.string() + " (" + problem.message() +
                             "): change the setting `data`"};
  }
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
