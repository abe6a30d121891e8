#include "libs/files/password_file.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace participation::files {
namespace {

constexpr std::size_t kLongestPassword = 1000;

}  // namespace

std::string ReadPassword(const std::filesystem::path& path) {
  std::ifstream file{path};
  std::string password(kLongestPassword + 1, '\0');
  file.read(password.data(), static_cast<std::streamsize>(password.size()));
  password.resize(static_cast<std::size_t>(file.gcount()));
  password.resize(std::min(password.size(), password.find_first_of("\r\n")));
  if (password.empty() || password.size() > kLongestPassword) {
    throw std::runtime_error{"the file " + path.string() +
                             " cannot be read, or does not hold a password on its first line"};
  }
  return password;
}

}  // namespace participation::files
