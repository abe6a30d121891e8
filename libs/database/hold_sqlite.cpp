#include <filesystem>
#include <system_error>

#include "libs/database/sqlite_connection.hpp"
#include "libs/files/lock_file.hpp"

namespace participation::database {

std::shared_ptr<const files::FileDescriptor> HoldSqlite(const std::string& path) {
  std::error_code problem;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, problem);  // whatever links lead there
  const std::string lock = (problem ? path : real.string()) + "-lock";
  try {
    if (auto held = files::TryLock(lock)) return std::make_shared<const files::FileDescriptor>(*std::move(held));
  } catch (const std::system_error& refused) {
    throw Unavailable{"cannot keep others out of " + path + ": " + refused.what()};
  }
  throw Unavailable{path + " is in use: another process, or another part of this one, holds " + lock +
                    ". Stop that process, or name another file"};
}

}  // namespace participation::database
