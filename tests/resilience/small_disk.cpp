#include "tests/resilience/small_disk.hpp"

#include <sys/mount.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace participation::resilience {

SmallDisk::SmallDisk(std::filesystem::path folder, std::string options, unsigned long flags)
    : folder_{std::move(folder)}, options_{std::move(options)} {
  if (mount("tmpfs", folder_.c_str(), "tmpfs", flags, options_.c_str()) != 0) problem_ = std::strerror(errno);
}

SmallDisk::~SmallDisk() {
  if (problem_.empty()) umount2(folder_.c_str(), MNT_DETACH);
}

void SmallDisk::Fill() const {
  struct statvfs state {};
  if (statvfs(folder_.c_str(), &state) != 0) throw std::system_error{errno, std::generic_category(), folder_};
  Remount("size=" + std::to_string((state.f_blocks - state.f_bfree) * state.f_frsize));
}

void SmallDisk::MakeRoom() const { Remount(options_); }

void SmallDisk::Remount(const std::string& options) const {
  if (mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT, options.c_str()) != 0) {
    throw std::system_error{errno, std::generic_category(), folder_};
  }
}

}  // namespace participation::resilience
