#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "libs/testing/eventually.hpp"
#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::Eventually;
using testing::HasSubstr;
using testing::Not;

constexpr int kAltered = 6;

std::string ContentOf(const std::string& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

// What was done is examined by somebody who has nothing but the exported files.
class AuditingTest : public testing::Test {
 protected:
  AuditingTest() {
    Do({"people-bank", "register-person", "--given-name", "Zebedee", "--email", "zebedee@example.org"});
    const json people = json::parse(Do({"people-bank", "list-people", "-o", "json"}));
    person_ = people["people"][0]["personId"];
    Do({"--purpose", "complaint-17", "people-bank", "get-person", "--person-id", person_});
    ExportOnceSigned(1);
  }

  std::string Do(const std::vector<std::string>& arguments) const {
    const Said said = platform_.Ask(arguments);
    EXPECT_EQ(said.code, 0) << said.errors;
    return said.output;
  }

  void ExportOnceSigned(int checkpoints) const {
    EXPECT_TRUE(Eventually([&] {
      Do({"audit", "export", folder_, "--module", "people_bank"});
      return Report()["checkpoints"] >= checkpoints && Report()["covered"] == Report()["entries"];
    }));
  }

  Said Verify(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"audit", "verify", folder_});
    return platform_.Ask(more);
  }
  json Report() const { return json::parse(Verify({"-o", "json"}).output)["records"][0]; }

  Platform platform_{{"--audit-checkpoint-seconds", "1"}};
  const std::string folder_ = platform_.File("exported");
  const std::string entries_ = folder_ + "/people_bank/entries";
  std::string person_;
};

TEST_F(AuditingTest, WhoSawWhomAndWhatForIsListed) {
  const std::string listed = Do({"audit", "list", folder_, "--method", "GetPerson", "-o", "wide"});
  EXPECT_THAT(listed, AllOf(HasSubstr("local-operator"), HasSubstr("complaint-17"), HasSubstr("person ")));
  EXPECT_THAT(Do({"audit", "list", folder_, "-o", "json"}), Not(HasSubstr(person_))) << "people go by codes";
  const json found = json::parse(Do({"audit", "list-audit-entries", "--module", "people_bank", "--person-id", person_,
                                     "--method", "GetPerson", "-o", "json"}));
  ASSERT_EQ(found["records"].size(), 1U);
  EXPECT_EQ(found["records"][0]["entry"]["purpose"], "complaint-17");
  EXPECT_THAT(Do({"audit", "list", folder_, "--refused"}), HasSubstr("nothing found"));
}

TEST_F(AuditingTest, NothingInTheFilesTellsWhoSomebodyIs) {
  for (const auto& file : std::filesystem::recursive_directory_iterator{folder_}) {
    if (file.is_regular_file()) {
      EXPECT_THAT(ContentOf(file.path()), Not(HasSubstr("Zebedee")));
    }
  }
}

TEST_F(AuditingTest, AnAlteredFileIsNotAsItWasSigned) {
  EXPECT_EQ(Verify().code, 0);
  EXPECT_THAT(Verify().output, HasSubstr("as they were signed"));
  const std::string sound = ContentOf(entries_);
  std::string altered = sound;
  altered[altered.size() / 2] = altered[altered.size() / 2] == 'A' ? 'B' : 'A';
  for (const std::string& content : {altered, sound.substr(sound.find('\n') + 1), std::string{}}) {
    std::ofstream{entries_, std::ios::binary} << content;
    EXPECT_EQ(Verify().code, kAltered);
    EXPECT_THAT(Verify().output, HasSubstr("NOT as they were signed"));
  }
}

TEST_F(AuditingTest, ARecordThatIsOlderThanWhatSomebodyKeptIsFound) {
  const std::string kept = platform_.File("kept");
  Do({"people-bank", "get-person", "--person-id", person_});
  const std::string older_entries = ContentOf(entries_);
  const std::string older_checkpoints = ContentOf(folder_ + "/people_bank/checkpoints");
  ExportOnceSigned(2);
  std::filesystem::copy_file(folder_ + "/people_bank/checkpoints", kept);
  EXPECT_EQ(Verify({"--kept", kept}).code, 0);
  std::ofstream{entries_, std::ios::binary} << older_entries;
  std::ofstream{folder_ + "/people_bank/checkpoints", std::ios::binary} << older_checkpoints;
  EXPECT_EQ(Verify().code, 0) << "by itself it is sound";
  const Said said = Verify({"--kept", kept});
  EXPECT_EQ(said.code, kAltered);
  EXPECT_THAT(said.output, HasSubstr("this is an older record"));
}

TEST_F(AuditingTest, AnEntryIsProvedWithoutTheRest) {
  const std::string proof = platform_.File("proof.json");
  const std::string key = folder_ + "/people_bank/key";
  std::ofstream{proof} << Do({"audit", "prove", folder_, "--module", "people_bank", "--position", "1"});
  EXPECT_EQ(platform_.Ask({"audit", "verify", proof, "--key", key}).code, 0);
  json other = json::parse(ContentOf(proof));
  other["position"] = 0;
  std::ofstream{proof} << other;
  EXPECT_EQ(platform_.Ask({"audit", "verify", proof, "--key", key}).code, kAltered);
  EXPECT_EQ(platform_.Ask({"audit", "prove", folder_, "--module", "people_bank", "--position", "999"}).code, kUsage);
}

TEST_F(AuditingTest, WhatIsNotThereIsSaid) {
  EXPECT_EQ(platform_.Ask({"audit", "list", platform_.File("nowhere")}).code, kUsage);
  const Said said = Verify({"--key", "participation/other+00000000+AAAA"});
  EXPECT_EQ(said.code, kUsage);
  EXPECT_THAT(said.errors, HasSubstr("--key"));
}

}  // namespace
}  // namespace participation::command_line
