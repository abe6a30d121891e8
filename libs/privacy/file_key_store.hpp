#pragma once

#include <filesystem>
#include <functional>

#include "libs/files/file_descriptor.hpp"
#include "libs/privacy/destruction_count.hpp"
#include "libs/privacy/key_cache.hpp"
#include "libs/privacy/table_key_store.hpp"

namespace participation::privacy {

// Keys in `<folder>/keys.db`, each wrapped by `<folder>/master.key`, and those used last in memory. Several processes
// of one machine may share it.
class FileKeyStore final : public KeyStore {
 public:
  FileKeyStore(const std::filesystem::path& folder, std::size_t most_cached);

  std::vector<Key> CreateMany(std::span<const std::string> subjects) override;
  std::vector<std::optional<Key>> FindMany(std::span<const std::string> subjects) override;
  void DestroyMany(std::span<const std::string> subjects) override;
  Key IndexKey(std::string_view purpose) override { return table_.IndexKey(purpose); }

 private:
  using Keys = std::vector<std::optional<Key>>;

  // The lock is held while the folder is checked and filled.
  FileKeyStore(const std::filesystem::path& folder, std::size_t most_cached, const files::FileDescriptor& lock);

  // The keys that are remembered, and for the others what `ask` knows of them.
  Keys Known(std::span<const std::string> subjects, const std::function<Keys(std::span<const std::string>)>& ask);
  void EmptyLog();

  TableKeyStore table_;
  DestructionCount destructions_;
  KeyCache cache_;
};

}  // namespace participation::privacy
