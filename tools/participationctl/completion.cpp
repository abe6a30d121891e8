#include "tools/participationctl/completion.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "absl/strings/str_join.h"
#include "libs/arguments/mistakes.hpp"
#include "tools/participationctl/enum_names.hpp"

namespace participation::ctl {
namespace {

// The words that a flag takes: "html|csv|json" is what help shows for its value.
std::string ChoicesOfFlag(const CLI::Option& option) {
  std::string words = option.get_type_name();
  if (words.find('|') == std::string::npos) return "";
  std::ranges::replace(words, '|', ' ');
  return words;
}

struct Cases {
  std::string words;    // what may follow a command
  std::string choices;  // what may follow a flag of a command
  std::string switches;
};

void AppendFlags(const CLI::App& command, const std::string& path, std::string& words, Cases& cases) {
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      if (!option->get_group().empty()) words += "--" + name + " ";
      if (arguments::IsSwitch(*option)) cases.switches += " --" + name;
      if (const std::string choices = ChoicesOfFlag(*option); !choices.empty()) {
        cases.choices += "    \"" + path + " --" + name + "\") words=\"" + choices + "\" ;;\n";
      }
    }
  }
}

// The lines of the script's `case`s for each command. `global` are the flags that every command knows.
void AppendCases(const CLI::App& command, const std::string& path, const std::string& global, Cases& cases) {
  const auto below = command.get_subcommands({});
  std::string words;
  for (const CLI::App* sub : below) words += sub->get_name() + " ";
  AppendFlags(command, path, words, cases);
  cases.words += "    \"" + path + "\") words=\"" + words + (path.empty() ? "" : global) + "\" ;;\n";
  for (const CLI::App* sub : below) {
    AppendCases(*sub, path + (path.empty() ? "" : " ") + sub->get_name(), global, cases);
  }
}

std::string GlobalChoices(const CLI::App& app) {
  std::string cases;
  for (const CLI::Option* option : app.get_options()) {
    const std::string choices = ChoicesOfFlag(*option);
    for (const std::string& name : option->get_lnames()) {
      if (!choices.empty()) cases += "    *\" --" + name + "\") words=\"" + choices + "\" ;;\n";
    }
  }
  return cases;
}

}  // namespace

void LimitTo(CLI::Option& option, const std::vector<std::string>& words) {
  const auto refuse = [words](const std::string& said) {
    return std::ranges::find(words, said) == words.end() ? NotOneOf(words, said) : "";
  };
  option.check(refuse)->type_name(absl::StrJoin(words, "|"));
}

std::string BashCompletion(const CLI::App& app) {
  Cases cases;
  AppendCases(app, "", "--address --output", cases);
  return "_participationctl() {\n"
         "  local path=\"\" words=\"\" flag=\"\" at=\"${COMP_WORDS[COMP_CWORD]}\" i word\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    word=\"${COMP_WORDS[i]}\"\n"
         "    case \"$word\" in\n"
         "      = | true | false) ;;\n"
         "      -*) flag=\"$word\"; case \" " +
         cases.switches +
         " \" in *\" $word \"*) flag=\"\" ;; esac ;;\n"
         "      *) if [ -n \"$flag\" ]; then flag=\"\"; else path=\"${path:+$path }$word\"; fi ;;\n"
         "    esac\n"
         "  done\n"
         "  [ \"$at\" = = ] && at=\"\"\n"
         "  if [ -n \"$flag\" ]; then\n"
         "    case \"$path $flag\" in\n" +
         cases.choices + GlobalChoices(app) +
         "    esac\n"
         "  else\n"
         "    case \"$path\" in\n" +
         cases.words +
         "    esac\n"
         "  fi\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$at\"))\n"
         "  [ -z \"$words\" ] && COMPREPLY=($(compgen -f -- \"$at\"))\n"
         "}\n"
         "complete -o default -F _participationctl participationctl\n";
}

}  // namespace participation::ctl
