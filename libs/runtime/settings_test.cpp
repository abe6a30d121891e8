#include <gmock/gmock.h>

#include <fstream>

#include "libs/runtime/load_settings.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::runtime {
namespace {

std::string WriteFile(const testing::TemporaryFolder& folder, const std::string& text) {
  const std::string path = folder / "settings.yaml";
  std::ofstream{path} << text;
  return path;
}

std::string Refusal(const std::function<void()>& work) {
  try {
    work();
  } catch (const std::invalid_argument& refusal) {
    return refusal.what();
  }
  return "";
}

TEST(SettingsTest, AFlagWinsOverTheEnvironmentOverTheFileOverTheDefault) {
  const testing::TemporaryFolder folder;
  const std::string file = WriteFile(folder, "bus: local:file\ndata: file\nworkers: 3\n");
  const Settings settings =
      Combine(file, {"PARTICIPATION_BUS=local:environment", "PARTICIPATION_DATA=environment", "HOME=/root"},
              {{"bus", "local:flag"}});
  EXPECT_EQ(settings.Text("bus"), "local:flag");
  EXPECT_EQ(settings.Text("data"), "environment");
  EXPECT_EQ(settings.Number("workers"), 3);
  EXPECT_EQ(settings.Text("cache"), "memory:");
}

TEST(SettingsTest, PrintingShowsWhereEachValueComesFrom) {
  const std::string text = Print(Combine(std::nullopt, {"PARTICIPATION_LOG_LEVEL=debug"}, {{"data", "here"}}));
  EXPECT_THAT(text, testing::HasSubstr("data: here  # flag\n"));
  EXPECT_THAT(text, testing::HasSubstr("log-level: debug  # environment\n"));
  EXPECT_THAT(text, testing::HasSubstr("cache: \"memory:\"  # default\n"));
}

TEST(SettingsTest, WhatIsPrintedIsReadBackToTheSame) {
  const testing::TemporaryFolder folder;
  for (const char* text :
       {"memory:", "",      "a # b",          "~", "null", "'",  "\"", "{data}: x", "- a",  " spaced ", "two\nlines",
        "tab\t",   "plain", "127.0.0.1:7400", "#", "@x",   "%x", "[",  "Größe\\n",  "x: y", "yes",      "007"}) {
    const std::string file = WriteFile(folder, Print(Combine(std::nullopt, {}, {{"organisations", text}})));
    EXPECT_EQ(Combine(file, {}, {}).Text("organisations"), text);
    for (const Setting& setting : AllSettings()) {
      EXPECT_EQ(Combine(file, {}, {}).Text(setting.name), setting.name == "organisations" ? text : setting.fallback);
    }
  }
}

TEST(SettingsTest, AnUnknownKeyIsAnErrorThatNamesItsPlaceAndTheKnownOnes) {
  const testing::TemporaryFolder folder;
  const std::string file = WriteFile(folder, "data: x\nbuss: local:y\n");
  EXPECT_THAT(Refusal([&] { Combine(file, {}, {}); }),
              testing::AllOf(testing::HasSubstr("line 2"), testing::HasSubstr("'buss'"), testing::HasSubstr("bus,")));
  EXPECT_THAT(Refusal([] { Combine(std::nullopt, {"PARTICIPATION_BUSS=x"}, {}); }),
              testing::HasSubstr("PARTICIPATION_BUSS"));
}

TEST(SettingsTest, AKeyThatStandsTwiceIsAnErrorThatNamesBothLines) {
  const testing::TemporaryFolder folder;
  const std::string file = WriteFile(folder, "data: x\nworkers: 3\ndata: y\n");
  EXPECT_THAT(Refusal([&] { Combine(file, {}, {}); }),
              testing::AllOf(testing::HasSubstr("line 3: 'data'"), testing::HasSubstr("after line 1")));
}

TEST(SettingsTest, PlaceholdersStandForTheFolderAndTheModule) {
  const Settings settings = Combine(std::nullopt, {}, {{"data", "/var/lib/p"}});
  EXPECT_EQ(settings.For("database", "people_bank"), "sqlite:/var/lib/p/people_bank.db");
}

TEST(SettingsTest, ANumberThatIsNoneIsRefusedByTheSettingsName) {
  for (const char* text : {"many", "10s", "-1", "9000000000", ""}) {
    EXPECT_THAT(Refusal([&] {
                  Combine(std::nullopt, {}, {{"drain-seconds", text}});
                }),
                testing::HasSubstr("`drain-seconds`"))
        << text;
  }
}

TEST(SettingsTest, ANumberOutOfItsRangeIsRefusedWithWhatIsAllowed) {
  for (const Setting& setting : AllSettings()) {
    if (!setting.range) continue;
    for (const std::int64_t number : {setting.range->least - 1, setting.range->most + 1}) {
      EXPECT_THAT(Refusal([&] {
                    Combine(std::nullopt, {}, {{setting.name, std::to_string(number)}});
                  }),
                  testing::AllOf(testing::HasSubstr("`" + setting.name + "`"),
                                 testing::HasSubstr("from " + std::to_string(setting.range->least) + " to " +
                                                    std::to_string(setting.range->most))));
    }
    for (const std::int64_t number : {setting.range->least, setting.range->most}) {
      EXPECT_EQ(Combine(std::nullopt, {}, {{setting.name, std::to_string(number)}}).Number(setting.name), number);
    }
  }
  EXPECT_THAT(Refusal([] { Combine(std::nullopt, {}, {{"workers", "0"}}); }), testing::HasSubstr("from 1 to 256"));
}

}  // namespace
}  // namespace participation::runtime
