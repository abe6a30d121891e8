#include "libs/arguments/mistakes.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "absl/strings/str_join.h"
#include "libs/arguments/nearest.hpp"

namespace participation::arguments {
namespace {

// "participationctl people-bank".
std::string PathOf(const CLI::App& command) {
  const CLI::App* above = command.get_parent();
  return (above == nullptr ? "" : PathOf(*above) + " ") + command.get_name();
}

std::vector<CLI::App*> CommandsIn(CLI::App& group) {
  return group.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> NamesIn(CLI::App& group) {
  std::vector<std::string> names;
  for (const CLI::App* command : CommandsIn(group)) names.push_back(command->get_name());
  return names;
}

// The flags of a command and of those above it.
std::vector<std::string> FlagsIn(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

const CLI::Option* FindFlag(const CLI::App& command, const std::string& name) {
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    if (const CLI::Option* option = at->get_option_no_throw(name)) return option;
  }
  return nullptr;
}

// Commands of other groups, with the group: "people-bank list-people".
std::vector<std::string> Elsewhere(CLI::App& app, const std::string& word) {
  std::vector<std::string> found;
  for (CLI::App* group : CommandsIn(app)) {
    for (const std::string& name : NamesIn(*group)) {
      if (name == word) found.push_back(group->get_name() + " " + name);
    }
  }
  return found;
}

std::string UnknownCommand(CLI::App& app, CLI::App& group, const std::string& word) {
  auto meant = Elsewhere(app, word);
  for (std::string& name : meant) name = app.get_name() + " " + name;
  if (meant.empty()) meant = NearestTo(word, NamesIn(group));
  return "there is no command `" + word + "` in `" + PathOf(group) + "`" + DidYouMean(meant) +
         "\nAll commands: " + PathOf(group) + " --help";
}

std::string UnknownFlag(const CLI::App& command, const std::string& flag) {
  return "`" + PathOf(command) + "` has no flag " + flag + DidYouMean(NearestTo(flag, FlagsIn(command))) +
         "\nAll flags: " + PathOf(command) + " --help";
}

bool TakesSeveral(const CLI::Option& flag) { return flag.get_items_expected_max() != 1; }

// A word where none belongs, behind the value of the flag, if one is named.
std::string StrayWord(const CLI::App& command, const std::string& word, const std::string& flag) {
  std::string said = "`" + PathOf(command) + "` takes values after flags only, and `" + word + "` stands after none";
  if (!flag.empty() && TakesSeveral(*FindFlag(command, flag))) {
    said += ": for several values repeat the flag or put a comma between, " + flag + " …," + word;
  } else if (!flag.empty()) {
    said += ": put quotes around a value of several words";
  }
  return said + "\nAll flags: " + PathOf(command) + " --help";
}

bool IsTruthWord(const std::string& word) { return word == "true" || word == "false"; }

bool TakesWords(const CLI::App& command) {
  const auto options = command.get_options();
  return std::ranges::any_of(options, [](const CLI::Option* option) { return option->get_positional(); });
}

}  // namespace

bool IsSwitch(const CLI::Option& option) { return option.get_items_expected_min() == 0; }

std::string ExplainMistake(CLI::App& app, const std::vector<std::string>& arguments, const std::string& problem) {
  CLI::App* command = &app;
  std::string last_flag;  // as it was said
  std::set<const CLI::Option*> said;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word.size() > 1 && word.starts_with('-')) {
      const std::string name = word.substr(0, word.find('='));
      const CLI::Option* flag = FindFlag(*command, name);
      if (flag == nullptr) return UnknownFlag(*command, name);
      if (!said.insert(flag).second && !TakesSeveral(*flag)) return name + " is given twice, and takes one value";
      last_flag = name;
      const bool value_follows = !IsSwitch(*flag) || (i + 1 < arguments.size() && IsTruthWord(arguments[i + 1]));
      if (name == word && value_follows) ++i;
    } else if (const auto below = CommandsIn(*command); !below.empty()) {
      const auto found = std::ranges::find(below, word, [](const CLI::App* sub) { return sub->get_name(); });
      if (found == below.end()) return UnknownCommand(app, *command, word);
      command = *found;
    } else if (!TakesWords(*command)) {
      return StrayWord(*command, word, i > 0 && !arguments[i - 1].starts_with('-') ? last_flag : "");
    }
  }
  const auto names = NamesIn(*command);
  if (command->get_require_subcommand_min() == 0) return problem + "\nAll flags: " + PathOf(*command) + " --help";
  return "`" + PathOf(*command) + "` needs a command: " + absl::StrJoin(names, ", ");
}

}  // namespace participation::arguments
