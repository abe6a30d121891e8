#include "libs/files/lock_file.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace participation::files {
namespace {

[[noreturn]] void FailToLock(const std::filesystem::path& path) {
  const int error = errno;
  throw std::system_error{error, std::generic_category(), "cannot lock " + path.string()};
}

}  // namespace

std::optional<FileDescriptor> TryLock(const std::filesystem::path& path) {
  FileDescriptor file{open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
  if (!file.IsOpen()) FailToLock(path);
  if (flock(file.number(), LOCK_EX | LOCK_NB) == 0) return file;
  if (errno != EWOULDBLOCK) FailToLock(path);
  return std::nullopt;
}

}  // namespace participation::files
