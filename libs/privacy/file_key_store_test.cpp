#include "libs/privacy/key_store.hpp"
#include "libs/privacy/testing/key_folder_test.hpp"

namespace participation::privacy {
namespace {

class FileKeyStoreTest : public KeyFolderTest {};

TEST_F(FileKeyStoreTest, AKeyIsReadBackFromTheFolderWhenTheCacheIsFull) {
  auto store = OpenKeyStore("file:" + folder_.string(), {.most_cached = 2});
  const std::vector<std::string> subjects = Subjects("s", 20);
  const std::vector<Key> keys = store->CreateMany(subjects);
  for (std::size_t i = 0; i < subjects.size(); ++i) EXPECT_EQ(store->Find(subjects[i]), keys[i]);
}

}  // namespace
}  // namespace participation::privacy
