#include "libs/privacy/key_store.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/privacy/testing/key_folder_test.hpp"
#include "libs/privacy/vault.hpp"

namespace participation::privacy {
namespace {

using Backend = database::FreshDatabase::Backend;

// What any store of keys does, in a folder or on a server.
class KeyStoreTest : public testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    if (GetParam() == Backend::kSqlite) return;
    if (!database::FreshDatabase::IsThere(GetParam())) GTEST_SKIP() << participation::testing::WhyMissing("postgres");
    server_.emplace(GetParam());
  }

  // Each time as another process would.
  std::unique_ptr<KeyStore> OpenHere() const {
    if (!server_) return OpenKeyStore("file:" + (folder_ / "keys").string());
    return OpenKeyStore(server_->url(), {.master_key = (folder_ / "keys" / "master.key").string()});
  }

 private:
  const participation::testing::TemporaryFolder folder_;
  std::optional<database::FreshDatabase> server_;
};

TEST_P(KeyStoreTest, ASubjectKeepsItsKeyAcrossCallsAndRestarts) {
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

TEST_P(KeyStoreTest, ManyKeysAreMadeFoundAndDestroyedAtOnceAlsoWhenSubjectsRepeat) {
  auto store = OpenHere();
  const Key known = store->Create("known");
  std::vector<std::string> subjects = Subjects("s", 1200);
  subjects.insert(subjects.end(), {"known", "s5", "s5"});
  const std::vector<Key> keys = store->CreateMany(subjects);
  ASSERT_EQ(keys.size(), subjects.size());
  EXPECT_EQ(keys[1200], known);
  EXPECT_EQ(keys[1201], keys[1202]);
  subjects[7] = "nobody";
  const auto found = OpenHere()->FindMany(subjects);
  ASSERT_EQ(found.size(), subjects.size());
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    EXPECT_EQ(found[i], i == 7 ? std::nullopt : std::optional{keys[i]}) << subjects[i];
  }
  subjects.erase(subjects.begin() + 1200);
  store->DestroyMany(subjects);
  for (const auto& key : OpenHere()->FindMany(subjects)) EXPECT_EQ(key, std::nullopt);
  EXPECT_EQ(store->Find("known"), known);
}

TEST_P(KeyStoreTest, ThreadsOfTwoProcessesAgreeOnTheKeys) {
  const std::vector<std::unique_ptr<KeyStore>> stores = [this] {
    std::vector<std::unique_ptr<KeyStore>> opened;
    for (int i = 0; i < 2; ++i) opened.push_back(OpenHere());
    return opened;
  }();
  std::vector<std::vector<Key>> keys(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      threads.emplace_back([&, i] {
        for (int j = 0; j < 100; ++j) keys[i].push_back(stores[i % 2]->Create("s" + std::to_string(j)));
      });
    }
  }
  for (const auto& mine : keys) EXPECT_EQ(mine, keys[0]);
}

TEST_P(KeyStoreTest, AnIndexKeyStaysTheSameInAllProcessesAndDiffersByPurpose) {
  auto other = OpenHere();
  const Key email = OpenHere()->IndexKey("email");
  auto store = OpenHere();
  EXPECT_EQ(store->IndexKey("email"), email);
  EXPECT_EQ(other->IndexKey("email"), email);
  EXPECT_FALSE(store->IndexKey("telephone") == email);
  store->Create("email");
  store->Destroy("email");
  EXPECT_EQ(OpenHere()->IndexKey("email"), email);
}

TEST_P(KeyStoreTest, AKeyDestroyedThroughOneProcessIsFoundByNone) {
  auto here = OpenHere();
  auto there = OpenHere();
  const Key key = here->Create("anna");
  EXPECT_EQ(there->Find("anna"), key);
  here->Destroy("anna");
  EXPECT_EQ(there->Find("anna"), std::nullopt);
  here->Destroy("anna");
  here->Destroy("nobody");
  EXPECT_FALSE(there->Create("anna") == key);
  EXPECT_EQ(there->Create("anna"), here->Create("anna"));
}

TEST_P(KeyStoreTest, AVaultOpensAPersonsFieldsUntilTheyAreErased) {
  auto keys = OpenHere();
  Vault vault{*keys};
  const std::string sealed = vault.For("anna").Seal("name", "Anna");
  EXPECT_EQ(*vault.Find("anna")->Open("name", sealed), "Anna");
  EXPECT_FALSE(vault.For("ben").Open("name", sealed).ok());
  EXPECT_EQ(*vault.ForMany(std::vector<std::string>{"ben", "anna"})[1].Open("name", sealed), "Anna");
  EXPECT_EQ(vault.Index("email").Of("a@example.org"), vault.Index("email").Of("a@example.org"));
  EXPECT_NE(vault.Index("email").Of("a@example.org"), vault.Index("name").Of("a@example.org"));
  vault.Erase(std::vector<std::string>{"anna"});
  EXPECT_FALSE(vault.Find("anna").has_value());
  EXPECT_FALSE(vault.For("anna").Open("name", sealed).ok());
}

TEST_P(KeyStoreTest, EmptyAndLongSubjectsAreRefused) {
  auto store = OpenHere();
  EXPECT_THROW(store->Create(""), std::invalid_argument);
  EXPECT_THROW(store->Find(std::string(201, 'x')), std::invalid_argument);
  EXPECT_THROW(store->Destroy(""), std::invalid_argument);
  EXPECT_NO_THROW(store->Create(std::string(200, 'x')));
}

INSTANTIATE_TEST_SUITE_P(Stores, KeyStoreTest, testing::Values(Backend::kSqlite, Backend::kPostgres),
                         [](const auto& info) { return info.param == Backend::kSqlite ? "Folder" : "Server"; });

}  // namespace
}  // namespace participation::privacy
