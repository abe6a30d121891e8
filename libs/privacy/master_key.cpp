#include "libs/privacy/master_key.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include "libs/files/durable_file.hpp"

namespace participation::privacy {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthersMayUse = 077;
constexpr mode_t kOthersButGroupMayUse = 037;
constexpr mode_t kOthersMayWrite = 022;

[[noreturn]] void Fail(const std::string& what) {
  const int error = errno;
  throw std::system_error{error, std::generic_category(), what};
}

struct stat StatusOf(const files::FileDescriptor& file, const fs::path& path) {
  struct stat status {};
  if (fstat(file.number(), &status) != 0) Fail("cannot look at " + path.string());
  return status;
}

void CheckMaster(const struct stat& status, const fs::path& path) {
  if (!S_ISREG(status.st_mode)) throw std::runtime_error{path.string() + " is not a file"};
  const mode_t forbidden = status.st_uid == geteuid() ? kOthersMayUse : kOthersButGroupMayUse;
  if ((status.st_mode & forbidden) != 0) {
    throw std::runtime_error{"others may read the master key: run chmod 600 " + path.string() +
                             ", and consider whether somebody has read it"};
  }
  if (status.st_size != static_cast<off_t>(Key::kSize)) {
    throw std::runtime_error{path.string() + " has " + std::to_string(status.st_size) +
                             " bytes instead of 32: restore the master key from its backup"};
  }
}

}  // namespace

files::FileDescriptor LockPrivateFolder(const fs::path& folder) {
  files::MakePrivateFolder(folder);
  files::FileDescriptor opened{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!opened.IsOpen()) Fail("cannot open the folder of keys " + folder.string());
  if ((StatusOf(opened, folder).st_mode & kOthersMayWrite) != 0) {
    throw std::runtime_error{"others may change the folder of keys: run chmod 700 " + folder.string()};
  }
  while (flock(opened.number(), LOCK_EX) != 0) {
    if (errno != EINTR) Fail("cannot lock the folder of keys " + folder.string());
  }
  return opened;
}

std::optional<Key> ReadMasterKey(const fs::path& path) {
  const files::FileDescriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file.IsOpen()) {
    if (errno == ENOENT) return std::nullopt;
    Fail("cannot read the master key " + path.string());
  }
  CheckMaster(StatusOf(file, path), path);
  std::array<char, Key::kSize> bytes{};
  if (read(file.number(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
    Fail("cannot read the master key " + path.string());
  }
  const Key key = Key::Of({bytes.data(), bytes.size()});
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return key;
}

Key MakeMasterKey(const fs::path& file) {
  const Key key = Key::Random();
  files::WriteDurably(file, key.bytes());
  return key;
}

}  // namespace participation::privacy
