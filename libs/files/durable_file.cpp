#include "libs/files/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>

#include "libs/files/file_descriptor.hpp"

namespace participation::files {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemporary = ".unfinished";

[[noreturn]] void Fail(const std::string& what) {
  const int error = errno;
  throw std::system_error{error, std::generic_category(), what};
}

fs::path FolderOf(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path{"."}; }

// Beside the file, because a rename does not cross file systems; hidden, and of nobody else.
fs::path TemporaryFor(const fs::path& path) {
  static std::atomic<unsigned> count{0};
  return FolderOf(path) / ("." + path.filename().string() + "." + std::to_string(getpid()) + "-" +
                           std::to_string(++count) + std::string{kTemporary});
}

void WriteAll(int file, std::string_view bytes, const fs::path& folder) {
  while (!bytes.empty()) {
    const auto written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) Fail("cannot write a file in " + folder.string());
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void WriteAndSync(const fs::path& path, std::string_view bytes) {
  const fs::path folder = FolderOf(path);
  const FileDescriptor file{open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (!file.IsOpen()) Fail("cannot make a file in " + folder.string());
  WriteAll(file.number(), bytes, folder);
  if (fsync(file.number()) != 0) Fail("cannot make a file durable in " + folder.string());
}

}  // namespace

void WriteDurably(const fs::path& path, std::string_view bytes) {
  const fs::path temporary = TemporaryFor(path);
  try {
    WriteAndSync(temporary, bytes);
    if (rename(temporary.c_str(), path.c_str()) != 0) Fail("cannot name a file in " + FolderOf(path).string());
  } catch (...) {
    unlink(temporary.c_str());
    throw;
  }
  SyncFolder(FolderOf(path));
}

void MakePrivateFolder(const fs::path& folder) {
  fs::path path = fs::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();  // It was written with a slash at its end.
  fs::create_directories(path.parent_path());
  if (mkdir(path.c_str(), 0700) == 0) {
    SyncFolder(path.parent_path());
  } else if (errno != EEXIST) {
    Fail("cannot make the folder " + path.string());
  }
}

void SyncFolder(const fs::path& folder) {
  const FileDescriptor opened{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!opened.IsOpen()) Fail("cannot open the folder " + folder.string());
  if (fsync(opened.number()) != 0) Fail("cannot make the folder durable: " + folder.string());
}

void RemoveAbandoned(const fs::path& folder) {
  const auto before = fs::file_time_type::clock::now() - std::chrono::hours{1};
  for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with('.') || !name.ends_with(kTemporary)) continue;
    std::error_code gone;  // Another process may tidy up too.
    if (const auto time = entry.last_write_time(gone); !gone && time < before) fs::remove(entry.path(), gone);
  }
}

}  // namespace participation::files
