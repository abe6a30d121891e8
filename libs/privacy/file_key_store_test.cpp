#include "libs/privacy/file_key_store.hpp"

#include <thread>

#include "libs/privacy/testing/key_folder_test.hpp"
#include "libs/privacy/vault.hpp"

namespace participation::privacy {
namespace {

class FileKeyStoreTest : public KeyFolderTest {};

TEST_F(FileKeyStoreTest, ASubjectKeepsItsKeyAcrossCallsAndRestarts) {
  std::optional<Key> key;
  {
    auto store = OpenHere();
    EXPECT_EQ(store->Find("anna"), std::nullopt);
    key = store->Create("anna");
    EXPECT_EQ(store->Create("anna"), *key);
    EXPECT_EQ(store->Find("anna"), key);
    EXPECT_FALSE(store->Create("ben") == *key);
  }
  auto store = OpenHere();
  EXPECT_EQ(store->Find("anna"), key);
  EXPECT_EQ(store->Create("anna"), *key);
}

TEST_F(FileKeyStoreTest, ManyKeysAreMadeAtOnceAlsoWhenSubjectsRepeat) {
  auto store = OpenHere();
  const Key known = store->Create("known");
  std::vector<std::string> subjects = Subjects("s", 1200);
  subjects.insert(subjects.end(), {"known", "s5", "s5"});
  const std::vector<Key> keys = store->CreateMany(subjects);
  ASSERT_EQ(keys.size(), subjects.size());
  EXPECT_EQ(keys[1200], known);
  EXPECT_EQ(keys[1201], keys[1202]);
  for (std::size_t i = 0; i < subjects.size(); ++i) EXPECT_EQ(store->Find(subjects[i]), keys[i]) << subjects[i];
}

TEST_F(FileKeyStoreTest, ManyThreadsAgreeOnTheKeys) {
  auto store = OpenHere();
  std::vector<std::vector<Key>> keys(8);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : keys) {
      threads.emplace_back([&] {
        for (int i = 0; i < 200; ++i) mine.push_back(store->Create("s" + std::to_string(i)));
      });
    }
  }
  for (const auto& mine : keys) EXPECT_EQ(mine, keys[0]);
}

TEST_F(FileKeyStoreTest, AKeyIsReadBackFromTheFolderWhenTheCacheIsFull) {
  auto store = OpenKeyStore("file:" + folder_.string(), {.most_cached = 2});
  const std::vector<std::string> subjects = Subjects("s", 20);
  const std::vector<Key> keys = store->CreateMany(subjects);
  for (std::size_t i = 0; i < subjects.size(); ++i) EXPECT_EQ(store->Find(subjects[i]), keys[i]);
}

TEST_F(FileKeyStoreTest, AnIndexKeyStaysTheSameAndDiffersByPurpose) {
  const Key email = OpenHere()->IndexKey("email");
  auto store = OpenHere();
  EXPECT_EQ(store->IndexKey("email"), email);
  EXPECT_FALSE(store->IndexKey("telephone") == email);
  store->Create("email");
  store->Destroy("email");
  EXPECT_EQ(OpenHere()->IndexKey("email"), email);
}

TEST_F(FileKeyStoreTest, AVaultOpensAPersonsFieldsUntilTheyAreErased) {
  auto keys = OpenHere();
  Vault vault{*keys};
  const std::string sealed = vault.For("anna").Seal("name", "Anna");
  EXPECT_EQ(*vault.Find("anna")->Open("name", sealed), "Anna");
  EXPECT_FALSE(vault.For("ben").Open("name", sealed).ok());
  EXPECT_EQ(*vault.ForMany(std::vector<std::string>{"ben", "anna"})[1].Open("name", sealed), "Anna");
  EXPECT_EQ(vault.Index("email").Of("a@example.org"), vault.Index("email").Of("a@example.org"));
  EXPECT_NE(vault.Index("email").Of("a@example.org"), vault.Index("name").Of("a@example.org"));
  vault.Erase("anna");
  EXPECT_FALSE(vault.Find("anna").has_value());
  EXPECT_FALSE(vault.For("anna").Open("name", sealed).ok());
}

}  // namespace
}  // namespace participation::privacy
