#include "libs/privacy/file_key_store.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "libs/privacy/key_table.hpp"
#include "libs/privacy/master_key.hpp"

namespace participation::privacy {
namespace {

namespace fs = std::filesystem;

// Rights that were changed are set right: SQLite gives its log those of the database.
std::unique_ptr<database::Database> OpenKeys(const fs::path& folder) {
  const fs::path path = folder / "keys.db";
  if (!fs::exists(path) && fs::exists(folder / "master.key")) {
    throw std::runtime_error{folder.string() +
                             " has a master.key but no keys.db: restore keys.db from its backup; if no key was ever "
                             "made here, remove master.key and both are made anew"};
  }
  if (chmod(path.c_str(), 0600) != 0 && errno != ENOENT) {
    throw std::system_error{errno, std::generic_category(), "cannot keep others out of " + path.string()};
  }
  auto database = database::Open("sqlite:" + path.string(), {.overwrite_deleted = true});
  KeyTable::Migrate(*database);
  return database;
}

Key MasterOf(const fs::path& folder, database::Database& keys) {
  const fs::path file = folder / "master.key";
  if (const auto master = ReadMasterKey(file)) return *master;
  if (HoldsKeys(keys)) {
    throw std::runtime_error{folder.string() +
                             " has keys but no master.key, without which none of them opens: restore master.key from "
                             "its backup"};
  }
  return MakeMasterKey(file);
}

TableKeyStore OpenTable(const fs::path& folder) {
  auto keys = OpenKeys(folder);
  const Key master = MasterOf(folder, *keys);
  return {std::move(keys), master};
}

}  // namespace

FileKeyStore::FileKeyStore(const fs::path& folder, std::size_t most_cached)
    : FileKeyStore{folder, most_cached, LockPrivateFolder(folder)} {}

FileKeyStore::FileKeyStore(const fs::path& folder, std::size_t most_cached, const files::FileDescriptor&)
    : table_{OpenTable(folder)}, destructions_{folder / "destructions"}, cache_{most_cached} {
  EmptyLog();  // A destruction that was cut short may have left its key there.
}

std::vector<Key> FileKeyStore::CreateMany(std::span<const std::string> subjects) {
  const Keys known = Known(subjects, [this](std::span<const std::string> others) {
    const auto created = table_.CreateMany(others);
    return Keys{created.begin(), created.end()};
  });
  std::vector<Key> keys;
  keys.reserve(known.size());
  for (const auto& key : known) keys.push_back(key.value());
  return keys;
}

std::vector<std::optional<Key>> FileKeyStore::FindMany(std::span<const std::string> subjects) {
  return Known(subjects, [this](std::span<const std::string> others) { return table_.FindMany(others); });
}

void FileKeyStore::DestroyMany(std::span<const std::string> subjects) {
  table_.DestroyMany(subjects);
  destructions_.Add();
  EmptyLog();
}

FileKeyStore::Keys FileKeyStore::Known(std::span<const std::string> subjects,
                                       const std::function<Keys(std::span<const std::string>)>& ask) {
  const std::uint64_t destructions = destructions_.Now();
  Keys known;
  known.reserve(subjects.size());
  std::vector<std::string> others;
  for (const std::string& subject : subjects) {
    known.push_back(cache_.Find(subject, destructions));
    if (!known.back()) others.push_back(subject);
  }
  if (others.empty()) return known;
  const Keys told = ask(others);
  auto next = told.begin();
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    if (known[i]) continue;
    known[i] = *next++;
    if (known[i]) cache_.Put(subjects[i], *known[i], destructions);
  }
  return known;
}

void FileKeyStore::EmptyLog() {
  constexpr int kAttempts = 40;  // of at most a quarter of a second each
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (table_.database().EmptyLog()) return;
  }
  throw database::Unavailable{
      "the log of keys.db is in use for too long, and may still hold a destroyed key: try again"};
}

}  // namespace participation::privacy
