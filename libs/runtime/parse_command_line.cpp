#include "libs/runtime/parse_command_line.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "libs/arguments/mistakes.hpp"
#include "libs/runtime/settings.hpp"

namespace participation::runtime {
namespace {

constexpr int kUsage = 2;

}  // namespace

std::optional<int> ParseCommandLine(int argc, char** argv, CommandLine& line) {
  CLI::App app{
      "Part of the participation platform. Every setting is also PARTICIPATION_… in the environment and a "
      "line of the file that --config names."};
  app.name(std::filesystem::path{argv[0]}.filename().string());
  app.set_version_flag("--version", PARTICIPATION_VERSION);
  std::string file;
  const auto* config = app.add_option("--config", file, "YAML file of settings")->envname("PARTICIPATION_CONFIG");
  for (const Setting& setting : AllSettings()) {
    app.add_option_function<std::string>(
        "--" + setting.name, [&line, name = setting.name](const std::string& text) { line.flags[name] = text; },
        setting.help + " [" + setting.fallback + "]");
  }
  auto* config_command = app.add_subcommand("config", "About the settings");
  config_command->require_subcommand(1);
  auto* print = config_command->add_subcommand("print", "Shows each setting and where its value comes from");
  config_command->fallthrough();
  print->fallthrough();
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked_for) {  // help or version
    return app.exit(asked_for);
  } catch (const CLI::ParseError& problem) {
    std::cerr << arguments::ExplainMistake(app, {argv + 1, argv + argc}, problem.what()) << std::endl;
    return kUsage;
  }
  if (config->count() > 0 || !file.empty()) line.file = file;
  line.print = print->parsed();
  return std::nullopt;
}

}  // namespace participation::runtime
