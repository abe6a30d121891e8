#include <CLI/CLI.hpp>
#include <iostream>

#include "tools/participationctl/completion.hpp"
#include "tools/participationctl/demo/demo_command.hpp"
#include "tools/participationctl/generic_command.hpp"
#include "tools/participationctl/import_command.hpp"
#include "tools/participationctl/report_command.hpp"

int main(int argc, char** argv) {
  using namespace participation::ctl;
  CLI::App app{"A client of the participation platform."};
  Common common;
  app.set_version_flag("--version", PARTICIPATION_VERSION);
  app.add_option("--address", common.address, "where the platform is served [127.0.0.1:7400]")
      ->envname("PARTICIPATION_ADDRESS");
  app.add_option("-o,--output", common.output, "table or json")->check(CLI::IsMember({"table", "json"}));
  app.require_subcommand(1);
  app.fallthrough();
  AddImportCommand(app, common);
  AddReportCommand(app, common);
  AddDemoCommand(app, common);
  AddGenericCommands(app, common);
  auto* completion = app.add_subcommand("completion", "Prints a completion script");
  std::string shell;
  completion->add_option("shell", shell, "bash")->required()->check(CLI::IsMember({"bash"}));
  completion->callback([&] { std::cout << BashCompletion(app); });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  }
  return common.exit_code;
}
