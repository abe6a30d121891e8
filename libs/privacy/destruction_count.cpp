#include "libs/privacy/destruction_count.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>

#include "libs/files/file_descriptor.hpp"

namespace participation::privacy {

DestructionCount::DestructionCount(const std::filesystem::path& path) {
  const files::FileDescriptor file{open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
  void* mapped = MAP_FAILED;
  // The room is taken now: touching a hole of a mapped file when the disk is full is a SIGBUS.
  if (file.IsOpen() && (errno = posix_fallocate(file.number(), 0, sizeof *count_)) == 0) {
    mapped = mmap(nullptr, sizeof *count_, PROT_READ | PROT_WRITE, MAP_SHARED, file.number(), 0);
  }
  if (mapped == MAP_FAILED) throw std::system_error{errno, std::generic_category(), "cannot map " + path.string()};
  count_ = static_cast<std::uint64_t*>(mapped);
}

DestructionCount::~DestructionCount() { munmap(count_, sizeof *count_); }

std::uint64_t DestructionCount::Now() const { return std::atomic_ref{*count_}.load(); }

void DestructionCount::Add() { ++std::atomic_ref{*count_}; }

}  // namespace participation::privacy
