#pragma once

#include <filesystem>
#include <string_view>

namespace participation::files {

// Puts `bytes` into the file `path`, readable by its owner only (0600), at once or not at all: what was there before
// stays until all is safe on the disk. Durable when it returns. Throws std::system_error that names the folder.
void WriteDurably(const std::filesystem::path& path, std::string_view bytes);

// Makes the folder, for its owner only (0700), and what is missing of the way to it. Durable when it returns; a folder
// that is there stays as it is. Throws std::system_error that names the folder.
void MakePrivateFolder(const std::filesystem::path& folder);

// Makes what was renamed into, or removed from, the folder durable. Throws std::system_error.
void SyncFolder(const std::filesystem::path& folder);

// Removes what WriteDurably leaves in the folder when the process is killed: its temporary files older than an hour,
// so that none still being written is touched.
void RemoveAbandoned(const std::filesystem::path& folder);

}  // namespace participation::files
