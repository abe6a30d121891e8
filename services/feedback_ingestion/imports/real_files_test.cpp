#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "libs/clock/clock.hpp"
#include "libs/redaction/redactor.hpp"
#include "services/feedback_ingestion/imports/file_reader.hpp"
#include "services/feedback_ingestion/imports/parse_mapping.hpp"

namespace participation::feedback_ingestion {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Result {
  std::size_t items = 0;
  std::size_t with_text = 0;
  std::int64_t skipped = 0;
  std::map<std::string, int> problems;
};

// Reads a file that the project has a mapping for, in pieces of a prime size.
Result Read(const std::string& name) {
  const redaction::Redactor redactor;
  const auto mapping = ParseMapping(
      ReadFile(std::string{PARTICIPATION_SOURCE_DIR "/services/feedback_ingestion/mappings/"} + name + ".yaml"));
  EXPECT_TRUE(mapping.ok()) << mapping.status();
  auto reader = FileReader::Start(*mapping, {}, redactor, {}, "");
  const std::string file = ReadFile(std::string{PARTICIPATION_SOURCE_DIR "/../shared/data/feedback/"} + name + ".csv");
  Result result;
  for (std::size_t at = 0; at <= file.size(); at += 65'537) {
    reader->Feed(std::string_view{file}.substr(at, 65'537));
    if (at + 65'537 > file.size()) reader->Finish();
    bool more = true;
    while (more) {
      const auto batch = reader->NextBatch(500, clock::System().Now());
      EXPECT_TRUE(batch.ok()) << batch.status();
      if (!batch.ok()) return result;
      result.items += batch->items.size();
      for (const Candidate& candidate : batch->items) result.with_text += candidate.item.HasText() ? 1 : 0;
      result.skipped += batch->skipped;
      for (const ImportProblem& problem : batch->problems) ++result.problems[problem.reason];
      more = batch->to.offset > batch->from.offset && !batch->ended;
    }
  }
  return result;
}

bool Absent(const std::string& name) {
  return !std::filesystem::exists(std::string{PARTICIPATION_SOURCE_DIR "/../shared/data/feedback/"} + name + ".csv");
}

TEST(RealFilesTest, Probe) {
  for (const std::string name : {"fft-comments-labelled", "comments-themes-criticality"}) {
    if (Absent(name)) GTEST_SKIP() << name << " is not beside the checkout";
    const auto result = Read(name);
    std::cout << name << " items " << result.items << " with text " << result.with_text << " skipped " << result.skipped
              << "\n";
    for (const auto& [reason, count] : result.problems) std::cout << "  " << reason << " " << count << "\n";
  }
}

}  // namespace
}  // namespace participation::feedback_ingestion
