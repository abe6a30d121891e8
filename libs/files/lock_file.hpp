#pragma once

#include <filesystem>
#include <optional>

#include "libs/files/file_descriptor.hpp"

namespace participation::files {

// Locks the file `path`, made for its owner only if there is none, until the descriptor is closed or the process ends,
// however it ends. Nothing if it is locked already, be it by this process. Throws std::system_error naming the file.
std::optional<FileDescriptor> TryLock(const std::filesystem::path& path);

}  // namespace participation::files
