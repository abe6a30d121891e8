#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <set>
#include <thread>

#include "libs/privacy/testing/key_folder_test.hpp"

namespace participation::privacy {
namespace {

using testing::HasSubstr;

class ErasureTest : public KeyFolderTest {};

TEST_F(ErasureTest, AnErasedKeyIsFoundNowhereInTheFolder) {
  auto store = OpenHere();
  const std::vector<std::string> subjects{"anna", "ben"};
  store->CreateMany(subjects);
  const std::vector<std::string> wrapped = WrappedKeys(subjects);
  EXPECT_THAT(AllBytes(), HasSubstr(wrapped[0]));
  store->Destroy("anna");
  EXPECT_EQ(store->Find("anna"), std::nullopt);
  EXPECT_THAT(AllBytes(), Not(HasSubstr(wrapped[0].substr(13, 32)))) << "the key's own bytes are still there";
  EXPECT_THAT(AllBytes(), HasSubstr(wrapped[1])) << "the wrong key went too";
  store->Destroy("anna");
  store->Destroy("nobody");
  store.reset();
  EXPECT_EQ(OpenHere()->Find("anna"), std::nullopt);
  EXPECT_THAT(AllBytes(), Not(HasSubstr(wrapped[0].substr(13, 32))));
}

TEST_F(ErasureTest, NoErasedKeyIsLeftWhereRowsWereMoved) {
  auto store = OpenHere();
  std::vector<std::string> erased;
  for (int round = 0; round < 3; ++round) {
    const std::vector<std::string> subjects = Subjects("r" + std::to_string(round) + "-", 300);
    store->CreateMany(subjects);
    const std::vector<std::string> wrapped = WrappedKeys(subjects);
    std::vector<std::jthread> threads;
    for (std::size_t first = 0; first < 4; ++first) {
      threads.emplace_back([&, first] {
        for (std::size_t i = first; i < 250; i += 4) store->Destroy(subjects[i]);
      });
    }
    threads.clear();
    for (std::size_t i = 0; i < 250; ++i) erased.push_back(wrapped[i].substr(13, 32));
    const std::string bytes = AllBytes();
    std::set<std::string_view> windows;
    for (std::size_t at = 0; at + 32 <= bytes.size(); ++at) windows.insert(std::string_view{bytes}.substr(at, 32));
    for (const std::string& key : erased) EXPECT_FALSE(windows.contains(key));
    EXPECT_TRUE(windows.contains(std::string_view{wrapped[299]}.substr(13, 32)));
  }
}

TEST_F(ErasureTest, AnErasureCutShortIsFinishedAtTheNextStart) {
  OpenHere();
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    auto database = database::Open("sqlite:" + (folder_ / "keys.db").string() + "?secure_delete=on");
    const std::vector<std::string> anna{"anna"};
    const std::string wrapped = "a wrapped key of the usual length, which is sixty-one bytes..";
    database->Write([&](auto& transaction) { return KeyTable{transaction}.Add({{"anna", wrapped}}), true; });
    database->Write([&](auto& transaction) { return KeyTable{transaction}.Destroy(anna); });
    _exit(write(ends[1], wrapped.data(), wrapped.size()) > 0 ? 0 : 1);  // as a kill would: nothing is closed
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
  std::string wrapped(100, ' ');
  wrapped.resize(static_cast<std::size_t>(read(ends[0], wrapped.data(), wrapped.size())));
  close(ends[0]);
  close(ends[1]);
  ASSERT_THAT(AllBytes(), HasSubstr(wrapped)) << "the log was expected to hold it still";
  auto store = OpenHere();
  EXPECT_THAT(AllBytes(), Not(HasSubstr(wrapped)));
}

TEST_F(ErasureTest, AKeyErasedByAnotherProcessIsForgotten) {
  std::array<int, 2> to_child{};
  std::array<int, 2> to_parent{};
  ASSERT_EQ(pipe(to_child.data()) + pipe(to_parent.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    char signal = 0;
    bool good = read(to_child[0], &signal, 1) == 1;
    auto store = OpenHere();
    good = good && store->Find("anna").has_value() && write(to_parent[1], "1", 1) == 1;
    good = good && read(to_child[0], &signal, 1) == 1 && !store->Find("anna").has_value();
    _exit(good ? 0 : 1);
  }
  char signal = 0;
  auto store = OpenHere();
  store->Create("anna");
  ASSERT_EQ(write(to_child[1], "1", 1), 1);
  ASSERT_EQ(read(to_parent[0], &signal, 1), 1);
  store->Destroy("anna");
  ASSERT_EQ(write(to_child[1], "1", 1), 1);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0) << "the other process still found the key, or never did";
  for (const int end : {to_child[0], to_child[1], to_parent[0], to_parent[1]}) close(end);
}

}  // namespace
}  // namespace participation::privacy
