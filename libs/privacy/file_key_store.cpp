#include "libs/privacy/file_key_store.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "libs/privacy/key_table.hpp"
#include "libs/privacy/master_key.hpp"

namespace participation::privacy {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kMostInOneWrite = 500;  // subjects whose keys one piece of work makes
constexpr std::string_view kPerson = "person";
constexpr std::string_view kIndex = "index";

void CheckName(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) throw std::invalid_argument{"a key's name has 1 to 200 bytes"};
}

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

Key OpenMaster(const fs::path& folder, database::Database& database) {
  if (const auto master = ReadMasterKey(folder)) return *master;
  bool holds_keys = false;
  database.Read([&](database::Transaction& transaction) { holds_keys = KeyTable{transaction}.HoldsKeys(); });
  if (holds_keys) {
    throw std::runtime_error{folder.string() +
                             " has keys but no master.key, without which none of them opens: restore master.key from "
                             "its backup"};
  }
  return MakeMasterKey(folder);
}

}  // namespace

struct FileKeyStore::Wanted {
  const std::string* subject;
  std::optional<Key> key;
  std::optional<std::string> wrapped;  // as stored
};

FileKeyStore::FileKeyStore(const fs::path& folder, std::size_t most_cached)
    : FileKeyStore{folder, most_cached, LockPrivateFolder(folder)} {}

FileKeyStore::FileKeyStore(const fs::path& folder, std::size_t most_cached, const files::FileDescriptor&)
    : database_{OpenKeys(folder)},
      destructions_{folder / "destructions"},
      wrap_{OpenMaster(folder, *database_)},
      cache_{most_cached} {
  IndexKey("this master key fits");  // Throws if it is another one.
  EmptyLog();                        // A destruction that was cut short may have left its key there.
}

std::vector<Key> FileKeyStore::CreateMany(std::span<const std::string> subjects) {
  for (const std::string& subject : subjects) CheckName(subject);
  const std::uint64_t destructions = destructions_.Now();
  std::vector<Wanted> wanted = LookUp(subjects, destructions);
  std::vector<Wanted*> missing;
  for (Wanted& one : wanted) {
    if (!one.key) missing.push_back(&one);
  }
  for (std::size_t done = 0; done < missing.size(); done += kMostInOneWrite) {
    MakeMissing(std::span{missing}.subspan(done, std::min(kMostInOneWrite, missing.size() - done)));
  }
  std::vector<Key> keys;
  keys.reserve(wanted.size());
  for (const Wanted& one : wanted) {
    cache_.Put(*one.subject, *one.key, destructions);
    keys.push_back(*one.key);
  }
  return keys;
}

std::optional<Key> FileKeyStore::Find(std::string_view subject) {
  CheckName(subject);
  const std::uint64_t destructions = destructions_.Now();
  if (auto cached = cache_.Find(subject, destructions)) return cached;
  const std::string name{subject};
  const std::optional<Key> key = LookUp(std::span{&name, 1}, destructions).front().key;
  if (key) cache_.Put(subject, *key, destructions);
  return key;
}

void FileKeyStore::Destroy(std::string_view subject) {
  CheckName(subject);
  database_->Write([&](database::Transaction& transaction) { return KeyTable{transaction}.Destroy(subject); });
  destructions_.Add();
  EmptyLog();
}

void FileKeyStore::EmptyLog() {
  constexpr int kAttempts = 40;  // of at most a quarter of a second each
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (database_->EmptyLog()) return;
  }
  throw database::Unavailable{
      "the log of keys.db is in use for too long, and may still hold a destroyed key: try again"};
}

Key FileKeyStore::IndexKey(std::string_view purpose) {
  CheckName(purpose);
  const std::lock_guard lock{index_keys_mutex_};
  if (const auto known = index_keys_.find(purpose); known != index_keys_.end()) return known->second;
  std::optional<std::string> wrapped;
  database_->Write([&](database::Transaction& transaction) {
    KeyTable table{transaction};
    wrapped = table.FindIndexKey(purpose);
    if (wrapped) return false;
    wrapped = wrap_.Wrap(kIndex, purpose, Key::Random());
    table.AddIndexKey(purpose, *wrapped);
    return true;
  });
  return index_keys_.emplace(purpose, wrap_.Unwrap(kIndex, purpose, *wrapped)).first->second;
}

// What the cache or the database knows of each subject.
std::vector<FileKeyStore::Wanted> FileKeyStore::LookUp(std::span<const std::string> subjects,
                                                       std::uint64_t destructions) {
  std::vector<Wanted> wanted;
  wanted.reserve(subjects.size());
  bool all_known = true;
  for (const std::string& subject : subjects) {
    wanted.push_back({&subject, cache_.Find(subject, destructions), std::nullopt});
    all_known &= wanted.back().key.has_value();
  }
  if (all_known) return wanted;
  database_->Read([&](database::Transaction& transaction) {
    for (Wanted& one : wanted) {
      if (!one.key) one.wrapped = KeyTable{transaction}.Find(*one.subject);
    }
  });
  for (Wanted& one : wanted) {
    if (one.wrapped) one.key = wrap_.Unwrap(kPerson, *one.subject, *one.wrapped);
  }
  return wanted;
}

// Stores a new key for each, unless somebody else was faster.
void FileKeyStore::MakeMissing(std::span<Wanted*> missing) {
  std::vector<std::string> fresh;
  fresh.reserve(missing.size());
  for (const Wanted* one : missing) fresh.push_back(wrap_.Wrap(kPerson, *one->subject, Key::Random()));
  database_->Write([&](database::Transaction& transaction) {
    KeyTable table{transaction};
    for (std::size_t i = 0; i < missing.size(); ++i) {
      missing[i]->wrapped = table.Find(*missing[i]->subject);
      if (missing[i]->wrapped) continue;
      missing[i]->wrapped = fresh[i];
      table.Add(*missing[i]->subject, fresh[i]);
    }
    return true;
  });
  for (Wanted* one : missing) one->key = wrap_.Unwrap(kPerson, *one->subject, *one->wrapped);
}

}  // namespace participation::privacy
