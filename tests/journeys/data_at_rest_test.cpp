#include <sys/stat.h>

#include <filesystem>

#include "tests/journeys/journey.hpp"

namespace participation::journeys {
namespace {

// A platform that runs where a process may make files for all to read.
class DataAtRest : public Journey {
 protected:
  static void SetUpTestSuite() { umask(0); }
  static void TearDownTestSuite() { umask(022); }
};

TEST_P(DataAtRest, EveryFileAndFolderIsForItsOwnerOnly) {
  const auto person_id = Register("Ada");
  SaySomething("s-1", "It was fine.", person_id);
  Call("ErasePerson", {{"person_id", person_id}});
  int files = 0;
  for (const auto& folder : platform_->Folders()) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
      struct stat found {};
      if (stat(entry.path().c_str(), &found) != 0) continue;  // It was there for a moment only.
      EXPECT_EQ(found.st_mode & 0077, 0u) << entry.path();
      files += entry.is_regular_file() ? 1 : 0;
    }
  }
  EXPECT_GE(files, 5) << "a lock for each process, the keys, and databases with their logs where those are files";
}

INSTANTIATE_TEST_SUITE_P(Modes, DataAtRest, EveryMode(), ModeName);

}  // namespace
}  // namespace participation::journeys
