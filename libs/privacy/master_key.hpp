#pragma once

#include <filesystem>
#include <optional>

#include "libs/files/file_descriptor.hpp"
#include "libs/privacy/key.hpp"

namespace participation::privacy {

// Makes the folder (0700) if there is none, and locks it against another process that opens it, until the result goes
// out of scope. Throws std::runtime_error if others may write to it.
files::FileDescriptor LockPrivateFolder(const std::filesystem::path& folder);

// The master key in a file, or nothing if there is none. Throws std::runtime_error, saying what to do, if others may
// read it (one that another user provides, as a mounted secret is, may be readable by a group) or it does not hold
// exactly 32 bytes.
std::optional<Key> ReadMasterKey(const std::filesystem::path& file);

// Makes a file with a random master key that only its owner may read. Durable when it returns.
Key MakeMasterKey(const std::filesystem::path& file);

}  // namespace participation::privacy
