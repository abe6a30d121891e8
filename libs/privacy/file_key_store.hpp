#pragma once

#include <filesystem>
#include <map>
#include <mutex>

#include "libs/database/database.hpp"
#include "libs/files/file_descriptor.hpp"
#include "libs/privacy/destruction_count.hpp"
#include "libs/privacy/key_cache.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/privacy/key_wrap.hpp"

namespace participation::privacy {

// Keys in `<folder>/keys.db`, each wrapped by `<folder>/master.key`. Several processes of one machine may share it.
class FileKeyStore final : public KeyStore {
 public:
  FileKeyStore(const std::filesystem::path& folder, std::size_t most_cached);

  std::vector<Key> CreateMany(std::span<const std::string> subjects) override;
  std::optional<Key> Find(std::string_view subject) override;
  void Destroy(std::string_view subject) override;
  Key IndexKey(std::string_view purpose) override;

 private:
  struct Wanted;

  // The lock is held while the folder is checked and filled.
  FileKeyStore(const std::filesystem::path& folder, std::size_t most_cached, const files::FileDescriptor& lock);

  std::vector<Wanted> LookUp(std::span<const std::string> subjects, std::uint64_t destructions);
  void MakeMissing(std::span<Wanted*> missing);
  void EmptyLog();

  const std::unique_ptr<database::Database> database_;
  DestructionCount destructions_;
  const KeyWrap wrap_;
  KeyCache cache_;
  std::mutex index_keys_mutex_;
  std::map<std::string, Key, std::less<>> index_keys_;
};

}  // namespace participation::privacy
