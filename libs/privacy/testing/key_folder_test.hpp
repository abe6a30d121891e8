#pragma once

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/privacy/key_table.hpp"

namespace participation::privacy {

// A folder of keys for one test.
class KeyFolderTest : public testing::Test {
 protected:
  KeyFolderTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "keys-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    folder_ = root_ / "keys";
  }
  ~KeyFolderTest() override { std::filesystem::remove_all(root_); }

  std::unique_ptr<KeyStore> OpenHere() const { return OpenKeyStore("file:" + folder_.string()); }

  // Why the store does not open.
  std::string Refusal() const {
    try {
      OpenHere();
    } catch (const std::exception& error) {
      return error.what();
    }
    return "it opened";
  }

  std::string AllBytes() const {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator{folder_}) {
      std::ifstream file{entry.path(), std::ios::binary};
      all.append(std::istreambuf_iterator<char>{file}, {});
    }
    return all;
  }

  std::vector<std::string> WrappedKeys(std::span<const std::string> subjects) const {
    std::vector<std::string> wrapped;
    database::Open("sqlite:" + (folder_ / "keys.db").string())->Read([&](database::Transaction& transaction) {
      const auto found = KeyTable{transaction}.Find(subjects);
      for (const std::string& subject : subjects) wrapped.push_back(found.at(subject));
    });
    return wrapped;
  }

  static mode_t ModeOf(const std::filesystem::path& path) {
    struct stat found {};
    EXPECT_EQ(stat(path.c_str(), &found), 0) << path;
    return found.st_mode & 0777;
  }

  std::filesystem::path root_;
  std::filesystem::path folder_;
};

// Names in a mixed order.
inline std::vector<std::string> Subjects(const std::string& prefix, int count) {
  std::vector<std::string> subjects;
  for (int i = 0; i < count; ++i) subjects.push_back(prefix + std::to_string(i * 7919 % count));
  return subjects;
}

}  // namespace participation::privacy
