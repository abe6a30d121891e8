#include "tools/participationctl/token_command.hpp"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "libs/clock/clock.hpp"
#include "libs/identity/issuer.hpp"
#include "libs/identity/role_names.hpp"
#include "libs/jose/signing_key.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/trial_files.hpp"

namespace participation::ctl {
namespace {

constexpr jose::Algorithm kAlgorithm = jose::Algorithm::kEs256;
constexpr char kAudience[] = "participation";
constexpr char kKeyId[] = "development";
constexpr char kKeyFile[] = "development.key";
constexpr int kMostHours = 24 * 7;

struct TokenCommand {
  std::string folder = "development-issuer";
  std::string subject = "developer";
  std::vector<std::string> roles;
  std::vector<std::string> organisations;
  std::string person;
  int hours = 8;
};

// What a server is given as `callers`.
std::string CallersFile() {
  std::string roles;
  for (const std::string& name : identity::RoleNames()) roles += "      " + name + ": " + name + "\n";
  return "# An issuer for trials: whoever can read its key beside this file is whoever they like.\n"
         "issuers:\n"
         "  development:\n"
         "    issuer: " +
         std::string{identity::kDevelopmentIssuer} +
         "\n"
         "    keys: keys.json\n"
         "    audience: " +
         kAudience +
         "\n"
         "    algorithms: " +
         std::string{jose::NameOf(kAlgorithm)} +
         "\n"
         "    person-claim: person\n"
         "    everywhere: [operator, auditor, data-steward]\n"
         "    roles:\n" +
         roles;
}

// The issuer's key, which is made with the files that make it known if there is none yet.
jose::SigningKey KeyIn(const TrialFiles& files) {
  if (files.Has(kKeyFile)) {
    std::ifstream file{files.PathOf(kKeyFile)};
    return jose::SigningKey::FromPem(std::string{std::istreambuf_iterator<char>{file}, {}}, kAlgorithm, kKeyId);
  }
  auto key = jose::SigningKey::Generate(kAlgorithm, kKeyId);
  files.Write("keys.json", R"({"keys":[)" + key.PublicJwk() + "]}\n");
  const std::string callers = files.Write("callers.yaml", CallersFile());
  files.Write(kKeyFile, key.ToPem());
  std::cerr << "made an issuer for trials: start the platform with --callers " << callers << "\n";
  return key;
}

std::string TokenOf(const TokenCommand& command) {
  const auto key = KeyIn(TrialFiles{command.folder});
  const auto now = clock::ToMicros(clock::System().Now()) / 1'000'000;
  nlohmann::json claims{{"iss", identity::kDevelopmentIssuer},
                        {"aud", kAudience},
                        {"sub", command.subject},
                        {"iat", now},
                        {"exp", now + command.hours * 3600},
                        {"roles", command.roles},
                        {"organisation", command.organisations}};
  if (!command.person.empty()) claims["person"] = command.person;
  return key.Sign("at+jwt", claims.dump());
}

int Run(const TokenCommand& command, const Common& common) {
  try {
    for (const std::string& role : command.roles) {
      if (!identity::RoleNamed(role)) {
        return FailUsage("there is no role '" + role + "': name some of " + identity::AllRoleNames(), common);
      }
    }
    std::cout << TokenOf(command) << "\n";
    return kDone;
  } catch (const std::invalid_argument& problem) {
    return FailUsage(problem.what(), common);
  } catch (const std::exception& problem) {
    return FailPlainly("UNAVAILABLE", kBroke, problem.what(), common);
  }
}

}  // namespace

void AddTokenCommand(CLI::App& app, Common& common) {
  auto& group = *app.add_subcommand("token", "Tokens that say who calls")->require_subcommand(1);
  auto& command = *group.add_subcommand(
      "make-development",
      "Prints a token for trials, and makes its issuer, which a server takes on its own machine only");
  const auto made = std::make_shared<TokenCommand>();
  command.add_option("--folder", made->folder, "where the issuer is")->type_name("FOLDER")->capture_default_str();
  command.add_option("--subject", made->subject, "who")->type_name("NAME")->capture_default_str();
  command.add_option("--role", made->roles, "what they do: " + identity::AllRoleNames() + "; several times")
      ->type_name("ROLE")
      ->allow_extra_args(false);
  command.add_option("--organisation", made->organisations, "for which organisation (ODS code); several times")
      ->type_name("CODE")
      ->allow_extra_args(false);
  command.add_option("--person", made->person, "who they are on the register")->type_name("ID");
  command.add_option("--hours", made->hours, "how long it is valid")
      ->check(CLI::Range(1, kMostHours))
      ->capture_default_str();
  command.callback([made, &common] { common.exit_code = Run(*made, common); });
}

}  // namespace participation::ctl
