#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "libs/organisations/directory.hpp"

namespace participation::organisations {
namespace {

using namespace std::chrono_literals;

TEST(OdsTest, TheRealFilesOfTheOrganisationDataServiceAreReadThroughTheConverter) {
  const std::filesystem::path source = PARTICIPATION_SOURCE_DIR;
  const auto data = source / "../shared/data/organisations";
  if (!std::filesystem::exists(data / "nhs-trusts-2025.csv")) {
    GTEST_SKIP() << "the organisation files are not beside the checkout: " << data;
  }
  const auto out = std::filesystem::path(::testing::TempDir()) / "organisations-from-ods.csv";
  const std::string command = "python3 '" + (source / "tools/organisations_from_ods.py").string() + "' --trusts '" +
                              (data / "nhs-trusts-2025.csv").string() + "' --practices '" +
                              (data / "gp-practices-2023.csv").string() + "' > '" + out.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto directory = Directory::Load(out);
  std::filesystem::remove(out);
  ASSERT_TRUE(directory.ok()) << directory.status();
  const Date date = 2025y / 6 / 1;
  EXPECT_EQ(directory->Find("G6V2S", date)->kind, Kind::kTrust);
  EXPECT_EQ(directory->Find("R1C", date), nullptr) << "closed on 2024-09-30";
  EXPECT_EQ(directory->AncestorAt(Kind::kRegion, "B81051", date)->code, "Y63");
  EXPECT_EQ(directory->AncestorAt(Kind::kIcb, "R0A", date)->name, "NHS GREATER MANCHESTER ICB");
  EXPECT_EQ(directory->ParentOf("RQF", date), nullptr) << "Welsh trusts have no integrated care board";
  EXPECT_GT(directory->version().rows, 7800u);
}

}  // namespace
}  // namespace participation::organisations
