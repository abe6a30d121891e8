#include "tools/participationctl/command_line.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

#include "libs/arguments/mistakes.hpp"
#include "tools/participationctl/audit_command.hpp"
#include "tools/participationctl/certificates_command.hpp"
#include "tools/participationctl/completion.hpp"
#include "tools/participationctl/demo/demo_command.hpp"
#include "tools/participationctl/generic_command.hpp"
#include "tools/participationctl/import_command.hpp"
#include "tools/participationctl/login_command.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/report_command.hpp"
#include "tools/participationctl/token_command.hpp"
#include "tools/participationctl/topics_command.hpp"

namespace participation::ctl {
namespace {

constexpr std::size_t kHelpColumn = 34;

void AddCompletionCommand(CLI::App& app) {
  auto& command = *app.add_subcommand("completion", "Prints a completion script");
  const auto shell = std::make_shared<std::string>();
  LimitTo(*command.add_option("shell", *shell, "for which shell")->required(), {"bash"});
  command.callback([shell, &app] { std::cout << BashCompletion(app); });
}

void AddAddressOption(CLI::App& app, Common& common) {
  const auto read = [&common](const std::vector<std::string>& texts) {
    auto addresses = Addresses::Parse(texts);
    if (!addresses.ok()) throw CLI::ValidationError{"--address: " + std::string{addresses.status().message()}};
    common.addresses = *std::move(addresses);
  };
  app.add_option_function<std::vector<std::string>>(
         "--address", read,
         "where the platform is served [127.0.0.1:7400], or each service: people-bank=HOST:PORT,impact-reporting=…; "
         "several HOST:PORT are replicas")
      ->type_name("HOST:PORT")
      ->allow_extra_args(false)
      ->envname("PARTICIPATION_ADDRESS");
}

void AddCredentialOptions(CLI::App& app, Common& common) {
  Credentials& credentials = common.credentials;
  app.add_flag("--tls", credentials.tls, "speak TLS, with servers that the system's authorities vouch for");
  const auto file = [&app](const char* flag, std::string& to, const char* help) {
    return app.add_option(flag, to, help)->type_name("FILE");
  };
  file("--tls-authorities", credentials.authorities, "speak TLS, with servers that these authorities vouch for (PEM)")
      ->envname("PARTICIPATION_TLS_AUTHORITIES");
  file("--tls-certificate", credentials.certificate, "what to show of oneself over TLS (PEM)");
  file("--tls-key", credentials.key, "the key of --tls-certificate (PEM)");
  file("--token-file", credentials.token_file, "the token that says who calls")->envname("PARTICIPATION_TOKEN_FILE");
  app.add_option("--purpose", credentials.purpose, "what this is done for, as it stands on the audit log")
      ->type_name("CODE")
      ->envname("PARTICIPATION_PURPOSE");
  // After all are read, and before a command runs.
  app.parse_complete_callback([&common] {
    Credentials& given = common.credentials;
    given.tls |= !given.authorities.empty() || !given.certificate.empty();
    if (const auto status = CheckCredentials(given, common.addresses); !status.ok()) {
      throw CLI::ValidationError{std::string{status.message()}};
    }
  });
}

// Whether a line that could not be parsed to its end says so.
bool AsksForJson(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--output=json") return true;
    const bool names = arguments[i] == "-o" || arguments[i] == "--output";
    if (names && i + 1 < arguments.size() && arguments[i + 1] == "json") return true;
  }
  return false;
}

}  // namespace

std::unique_ptr<CLI::App> MakeCommandLine(Common& common) {
  auto app = std::make_unique<CLI::App>(
      "A client of the participation platform: every RPC is a command, every field of its request a flag.\n"
      "Values of enums are said as words (focus-group) or as the API's names (INVOLVEMENT_FOCUS_GROUP), in flags and "
      "in "
      "JSON;\ntables show the words, JSON the names. Times are UTC. With -o json what went wrong is JSON too, on "
      "standard "
      "error.\n"
      "Exit codes: 0 done, 1 broken, 2 usage, 3 invalid, 4 not found, 5 not allowed, 6 refused as things stand, "
      "7 try again.");
  app->name("participationctl");
  app->get_formatter()->column_width(kHelpColumn);
  app->set_version_flag("--version", PARTICIPATION_VERSION);
  AddAddressOption(*app, common);
  AddCredentialOptions(*app, common);
  LimitTo(*app->add_option("-o,--output", common.output, "how answers are shown; wide is a table that cuts nothing"),
          {"table", "wide", "json"});
  app->require_subcommand(1);
  app->fallthrough();
  AddImportCommand(*app, common);
  AddReportCommand(*app, common);
  AddDemoCommand(*app, common);
  AddTopicsCommand(*app, common);
  AddCertificatesCommand(*app, common);
  AddTokenCommand(*app, common);
  AddLoginCommand(*app, common);
  AddGenericCommands(*app, common);
  AddAuditCommands(*app, common);
  AddCompletionCommand(*app);
  return app;
}

int RunCommandLine(int argc, char** argv) {
  Common common;
  const auto app = MakeCommandLine(common);
  try {
    app->parse(argc, argv);
  } catch (const CLI::Success& asked_for) {  // help or version
    return app->exit(asked_for);
  } catch (const CLI::ParseError& problem) {
    const std::vector<std::string> arguments{argv + 1, argv + argc};
    if (AsksForJson(arguments)) common.output = "json";
    return FailUsage(arguments::ExplainMistake(*app, arguments, problem.what()), common);
  }
  return common.exit_code;
}

}  // namespace participation::ctl
