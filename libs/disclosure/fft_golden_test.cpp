#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "libs/disclosure/fft_suppression.hpp"

namespace participation::disclosure {
namespace {

using nlohmann::json;
using Row = std::map<std::string, std::string>;

const std::string kFolder = PARTICIPATION_SOURCE_DIR "/../shared/data/fft/";

std::vector<std::string> Fields(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<Row> Load(const std::string& level) {
  std::ifstream file(kFolder + "suppression_golden_" + level + ".csv");
  std::vector<Row> rows;
  std::string line;
  if (!std::getline(file, line)) return rows;
  const auto header = Fields(line);
  while (std::getline(file, line)) {
    const auto fields = Fields(line);
    Row row;
    for (std::size_t i = 0; i < header.size() && i < fields.size(); ++i) row[header[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

std::int64_t Number(const Row& row, const std::string& column) {
  const auto found = row.find(column);
  return found == row.end() || found->second.empty() ? 0 : std::stoll(found->second);
}

struct Golden {
  std::vector<FftUnit> units;
  std::vector<FftFlags> expected;
  std::map<std::string, std::size_t> by_code;

  void Add(FftLevel level, const Row& row, const std::string& code, const std::string& parent) {
    FftUnit unit{.level = level,
                 .counts = {.very_good = Number(row, "Very Good"),
                            .good = Number(row, "Good"),
                            .neither_good_nor_poor = Number(row, "Neither Good nor Poor"),
                            .poor = Number(row, "Poor"),
                            .very_poor = Number(row, "Very Poor"),
                            .dont_know = Number(row, "Don't Know")}};
    if (!parent.empty()) unit.parent = by_code.at(parent);
    if (level == FftLevel::kWard) {
      unit.first_speciality = row.at("First Speciality");
      unit.second_speciality = row.at("Second Speciality");
      unit.name = row.at("Ward_Name");
    } else {
      unit.name = code;
      by_code[code] = units.size();
    }
    EXPECT_EQ(statistics::Total(unit.counts), Number(row, "Total Responses"));
    units.push_back(unit);
    expected.push_back({.rank = static_cast<std::size_t>(Number(row, "Rank")),
                        .first_level = Number(row, "First_Level_Suppression") == 1,
                        .second_level = Number(row, "Second_Level_Suppression") == 1,
                        .cascade = Number(row, "Cascade_Suppression") == 1});
  }
};

Golden LoadGolden() {
  Golden golden;
  for (const auto& row : Load("icb")) golden.Add(FftLevel::kIcb, row, row.at("ICB_Code"), "");
  for (const auto& row : Load("trust")) golden.Add(FftLevel::kTrust, row, row.at("Trust_Code"), row.at("ICB_Code"));
  for (const auto& row : Load("site")) golden.Add(FftLevel::kSite, row, row.at("Site_Code"), row.at("Trust_Code"));
  for (const auto& row : Load("ward")) golden.Add(FftLevel::kWard, row, "", row.at("Site_Code"));
  return golden;
}

// Whether no two siblings of this unit, itself included, have the same total above zero. Only then is the official
// order of ICBs, trusts and sites defined; equal wards have an order of their own.
std::vector<bool> HasDistinctSiblings(const std::vector<FftUnit>& units) {
  const auto family = [&](const FftUnit& unit) { return unit.parent ? *unit.parent + 1 : 0; };
  std::map<std::size_t, std::set<std::int64_t>> seen;
  std::set<std::size_t> tied;
  for (const auto& unit : units) {
    const auto total = statistics::Total(unit.counts);
    if (total > 0 && !seen[family(unit)].insert(total).second) tied.insert(family(unit));
  }
  std::vector<bool> distinct;
  for (const auto& unit : units) distinct.push_back(!tied.contains(family(unit)));
  return distinct;
}

TEST(FftGoldenTest, TheWholeHierarchyIsFlaggedAsByTheOfficialCode) {
  const auto golden = LoadGolden();
  if (golden.units.empty()) GTEST_SKIP() << "official flags absent: " << kFolder << "suppression_golden_*.csv";
  const auto flags = FlagFft(golden.units);
  ASSERT_TRUE(flags.ok()) << flags.status();
  const auto distinct = HasDistinctSiblings(golden.units);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < flags->size(); ++i) {
    const auto& unit = golden.units[i];
    // A ward inherits from its site, so there the site's order counts.
    if (!distinct[unit.level == FftLevel::kWard ? *unit.parent : i]) continue;
    ++compared;
    EXPECT_EQ((*flags)[i], golden.expected[i]) << "unit " << i << " " << unit.name;
  }
  EXPECT_EQ(golden.units.size(), 7716U);
  EXPECT_GT(compared, 4000U);
}

TEST(FftGoldenTest, FirstLevelFlagsAgreeEverywhereTiesOrNot) {
  const auto golden = LoadGolden();
  if (golden.units.empty()) GTEST_SKIP() << "official flags absent: " << kFolder << "suppression_golden_*.csv";
  const auto flags = FlagFft(golden.units);
  ASSERT_TRUE(flags.ok()) << flags.status();
  for (std::size_t i = 0; i < flags->size(); ++i) {
    EXPECT_EQ((*flags)[i].first_level, golden.expected[i].first_level) << "unit " << i;
  }
}

TEST(FftGoldenTest, WhatOurOwnRuleShowsEqualsWhatIsOfficiallyPublished) {
  const auto golden = LoadGolden();
  if (golden.units.empty()) GTEST_SKIP() << "official flags absent: " << kFolder << "suppression_golden_*.csv";
  std::size_t shown = 0;
  std::size_t only_official = 0;
  for (std::size_t i = 0; i < golden.units.size(); ++i) {
    const auto official = Publish(golden.units[i], golden.expected[i], FftPercentages::kOfficial);
    const auto ours = Publish(golden.units[i], golden.expected[i], FftPercentages::kWithCounts);
    EXPECT_EQ(ours.counts, official.counts);
    EXPECT_EQ(ours.percentages_withheld, official.counts_withheld) << "unit " << i;
    if (ours.percentages_withheld) {
      only_official += official.percentages_withheld ? 0 : 1;
      continue;
    }
    EXPECT_EQ(ours.positive, official.positive) << "unit " << i;
    EXPECT_EQ(ours.negative, official.negative) << "unit " << i;
    ++shown;
  }
  EXPECT_GT(shown, 6000U);
  EXPECT_GT(only_official, 0U) << "percentages that would give counts back";
}

// Runs a step on the children of each parent apart and expects the official answer for each child.
void ExpectSteps(const json& vector, const std::vector<std::string>& parents, bool FftFlags::*flag,
                 const std::function<void(const std::string&, std::vector<FftFlags>&)>& step) {
  std::map<std::string, std::vector<std::size_t>> families;
  for (std::size_t i = 0; i < parents.size(); ++i) families[parents[i]].push_back(i);
  for (const auto& [parent, children] : families) {
    std::vector<FftFlags> siblings;
    for (const auto child : children) {
      siblings.push_back({.rank = vector["rank"][child].get<std::size_t>(),
                          .first_level = vector.contains("first") && vector["first"][child] == 1});
    }
    step(parent, siblings);
    for (std::size_t i = 0; i < children.size(); ++i) {
      EXPECT_EQ(siblings[i].*flag, vector["expected"][children[i]] == 1) << vector.dump();
    }
  }
}

TEST(FftGoldenTest, TheOfficialSmallVectorsHold) {
  std::ifstream file(kFolder + "suppression_vectors.json");
  if (!file) GTEST_SKIP() << "official vectors absent: " << kFolder << "suppression_vectors.json";
  const json vectors = json::parse(file);
  const json& first = vectors["first_level"];
  for (std::size_t i = 0; i < first["expected"].size(); ++i) {
    EXPECT_EQ(IsFirstLevel(first["total_responses"][i].get<std::int64_t>()), first["expected"][i] == 1);
  }
  for (const json& vector : vectors["second_level"]) {
    const auto parents = vector["group"].is_null() ? std::vector<std::string>(vector["rank"].size(), "all")
                                                   : vector["group"].get<std::vector<std::string>>();
    ExpectSteps(vector, parents, &FftFlags::second_level,
                [](const std::string&, std::vector<FftFlags>& siblings) { FlagSecondLevel(siblings); });
  }
  for (const json& vector : vectors["cascade"]) {
    ExpectSteps(vector, vector["child_parent"].get<std::vector<std::string>>(), &FftFlags::cascade,
                [&](const std::string& parent, std::vector<FftFlags>& siblings) {
                  if (vector["parent"][parent] == 1) FlagCascade(siblings);
                });
  }
}

}  // namespace
}  // namespace participation::disclosure
