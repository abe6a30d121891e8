#include "libs/privacy/table_key_store.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "libs/privacy/key_table.hpp"

namespace participation::privacy {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kMostInOneWrite = 500;  // subjects whose keys one piece of work makes
constexpr std::string_view kPerson = "person";
constexpr std::string_view kIndex = "index";

void CheckName(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) throw std::invalid_argument{"a key's name has 1 to 200 bytes"};
}

void CheckNames(std::span<const std::string> names) { std::ranges::for_each(names, CheckName); }

}  // namespace

TableKeyStore::TableKeyStore(std::unique_ptr<database::Database> database, const Key& master)
    : database_{std::move(database)}, wrap_{master} {
  IndexKey("this master key fits");  // Throws if it is another one.
}

std::vector<Key> TableKeyStore::CreateMany(std::span<const std::string> subjects) {
  const auto found = FindMany(subjects);
  Keys keys;
  std::set<std::string> without;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    found[i] ? void(keys.emplace(subjects[i], *found[i])) : void(without.insert(subjects[i]));
  }
  const std::vector<std::string> missing{without.begin(), without.end()};
  for (std::size_t done = 0; done < missing.size(); done += kMostInOneWrite) {
    MakeMissing(std::span{missing}.subspan(done, std::min(kMostInOneWrite, missing.size() - done)), keys);
  }
  std::vector<Key> created;
  created.reserve(subjects.size());
  for (const std::string& subject : subjects) created.push_back(keys.find(subject)->second);
  return created;
}

std::vector<std::optional<Key>> TableKeyStore::FindMany(std::span<const std::string> subjects) {
  CheckNames(subjects);
  WrappedKeys stored;
  database_->Read([&](database::Transaction& transaction) { stored = KeyTable{transaction}.Find(subjects); });
  std::vector<std::optional<Key>> found;
  found.reserve(subjects.size());
  for (const std::string& subject : subjects) {
    const auto wrapped = stored.find(subject);
    found.push_back(wrapped == stored.end() ? std::nullopt
                                            : std::optional{wrap_.Unwrap(kPerson, subject, wrapped->second)});
  }
  return found;
}

void TableKeyStore::DestroyMany(std::span<const std::string> subjects) {
  CheckNames(subjects);
  database_->Write([&](database::Transaction& transaction) { return KeyTable{transaction}.Destroy(subjects); });
}

Key TableKeyStore::IndexKey(std::string_view purpose) {
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

void TableKeyStore::MakeMissing(std::span<const std::string> subjects, Keys& keys) {
  WrappedKeys fresh;
  for (const std::string& subject : subjects) fresh.emplace(subject, wrap_.Wrap(kPerson, subject, Key::Random()));
  WrappedKeys stored;
  database_->Write([&](database::Transaction& transaction) {
    KeyTable table{transaction};
    stored = table.Find(subjects);
    for (const auto& [subject, wrapped] : stored) fresh.erase(subject);
    table.Add(fresh);
    return !fresh.empty();
  });
  stored.merge(fresh);
  for (const auto& [subject, wrapped] : stored) keys.emplace(subject, wrap_.Unwrap(kPerson, subject, wrapped));
}

bool HoldsKeys(database::Database& database) {
  bool holds = false;
  database.Read([&](database::Transaction& transaction) { holds = KeyTable{transaction}.HoldsKeys(); });
  return holds;
}

}  // namespace participation::privacy
