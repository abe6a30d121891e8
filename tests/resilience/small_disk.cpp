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

// Who writes in between makes the size that was read too small, which is refused with EINVAL: then it is read again.
void SmallDisk::Fill() const {
  const auto remount_at_what_is_used = [&] {
    struct statvfs state {};
    if (statvfs(folder_.c_str(), &state) != 0) throw std::system_error{errno, std::generic_category(), folder_};
    return TryRemount("size=" + std::to_string((state.f_blocks - state.f_bfree) * state.f_frsize));
  };
  int failure = remount_at_what_is_used();
  for (int tries = 1; failure == EINVAL && tries < 100; ++tries) failure = remount_at_what_is_used();
  if (failure != 0) throw std::system_error{failure, std::generic_category(), folder_};
}

void SmallDisk::MakeRoom() const {
  const int failure = TryRemount(options_);
  if (failure != 0) throw std::system_error{failure, std::generic_category(), folder_};
}

int SmallDisk::TryRemount(const std::string& options) const {
  return mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT, options.c_str()) == 0 ? 0 : errno;
}

}  // namespace participation::resilience
