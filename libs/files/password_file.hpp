#pragma once

#include <filesystem>
#include <string>

namespace participation::files {

// The first line of a file that holds a password and nothing else. Throws std::runtime_error that names the file if it
// cannot be read, is empty, or holds more than 1,000 bytes.
std::string ReadPassword(const std::filesystem::path& path);

}  // namespace participation::files
