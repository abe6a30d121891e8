#include "tools/participationctl/completion.hpp"

#include <CLI/CLI.hpp>

namespace participation::ctl {
namespace {

// A line `case` of the script for each command: what may follow it.
void AppendWords(const CLI::App& command, const std::string& path, std::string& cases) {
  std::string words;
  for (const CLI::App* below : command.get_subcommands({})) words += below->get_name() + " ";
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) words += "--" + name + " ";
  }
  cases += "    \"" + path + "\") words=\"" + words + "\" ;;\n";
  for (const CLI::App* below : command.get_subcommands({})) {
    AppendWords(*below, path + (path.empty() ? "" : " ") + below->get_name(), cases);
  }
}

}  // namespace

std::string BashCompletion(const CLI::App& app) {
  std::string cases;
  AppendWords(app, "", cases);
  return "_participationctl() {\n"
         "  local path=\"\" words=\"\" i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case \"${COMP_WORDS[i]}\" in -*) ;; *) path=\"${path:+$path }${COMP_WORDS[i]}\" ;; esac\n"
         "  done\n"
         "  case \"$path\" in\n" +
         cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
         "  [ -z \"$words\" ] && COMPREPLY=($(compgen -f -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
         "}\n"
         "complete -o default -F _participationctl participationctl\n";
}

}  // namespace participation::ctl
