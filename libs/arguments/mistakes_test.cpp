#include "libs/arguments/mistakes.hpp"

#include <gmock/gmock.h>

#include <CLI/CLI.hpp>

namespace participation::arguments {
namespace {

using testing::HasSubstr;

// A program that needs no command, and has one within another.
std::string Explained(const std::vector<std::string>& arguments) {
  CLI::App app;
  app.name("kettle");
  int litres = 0;
  app.add_option("--litres", litres);
  CLI::App& tea = *app.add_subcommand("tea");
  tea.require_subcommand(1);
  tea.add_subcommand("pour");
  return ExplainMistake(app, arguments, "something else");
}

TEST(MistakesTest, AnUnknownFlagIsNamedWithTheNearestAndWhereAllAre) {
  EXPECT_EQ(Explained({"--litre=2"}),
            "`kettle` has no flag --litre. Did you mean `--litres`?\nAll flags: kettle --help");
  EXPECT_THAT(Explained({"tea", "pour", "--slowly"}), HasSubstr("`kettle tea pour` has no flag --slowly"));
}

TEST(MistakesTest, AnUnknownCommandIsNamedWithTheNearest) {
  EXPECT_THAT(Explained({"--litres", "2", "te"}), HasSubstr("no command `te` in `kettle`. Did you mean `tea`?"));
}

TEST(MistakesTest, OnlyWhereACommandIsNeededIsItsLackTheMistake) {
  EXPECT_EQ(Explained({"tea"}), "`kettle tea` needs a command: pour");
  EXPECT_EQ(Explained({"--litres"}), "something else\nAll flags: kettle --help");
}

TEST(MistakesTest, AFlagForOneValueIsSaidOnce) {
  EXPECT_EQ(Explained({"--litres", "1", "--litres", "2"}), "--litres is given twice, and takes one value");
}

}  // namespace
}  // namespace participation::arguments
