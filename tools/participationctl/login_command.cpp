#include "tools/participationctl/login_command.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "libs/files/durable_file.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/sign_in.hpp"

namespace participation::ctl {
namespace {

struct LoginCommand {
  SignIn with;
  std::string file = "participation.token";
};

void Say(const SignedIn& signed_in, const std::string& file, const Common& common) {
  if (common.output == "json") {
    const nlohmann::ordered_json said{{"tokenFile", file}, {"validSeconds", signed_in.valid.count()}};
    std::cout << said.dump(2) << "\n";
    return;
  }
  std::cout << "signed in";
  if (signed_in.valid.count() > 0) std::cout << " for " << signed_in.valid.count() << " seconds";
  std::cout << ": add --token-file " << file << "\n";
}

int Run(const LoginCommand& command, const Common& common) {
  try {
    const auto signed_in = GetToken(command.with, [](const std::string& what) { std::cerr << what << std::endl; });
    const auto file = std::filesystem::absolute(command.file);
    files::WriteDurably(file, signed_in.token + "\n");
    Say(signed_in, file.string(), common);
    return kDone;
  } catch (const std::invalid_argument& problem) {
    return FailUsage(problem.what(), common);
  } catch (const std::exception& problem) {
    return FailPlainly("UNAUTHENTICATED", kNotAllowed, problem.what(), common);
  }
}

}  // namespace

void AddLoginCommand(CLI::App& app, Common& common) {
  auto& command = *app.add_subcommand(
      "login", "Gets a token from an identity server: for a person at a browser, or for a system with a secret or key");
  const auto login = std::make_shared<LoginCommand>();
  SignIn& with = login->with;
  command.add_option("--issuer", with.issuer, "the identity server")->required()->type_name("URL");
  command.add_option("--issuer-authorities", with.authorities, "who vouches for it (PEM) [the system's]")
      ->type_name("FILE");
  command.add_option("--client-id", with.client_id, "as what it knows this client")->required()->type_name("ID");
  auto* secret = command.add_option("--client-secret-file", with.secret_file, "a system's secret")->type_name("FILE");
  auto* key = command.add_option("--client-key", with.key_file, "a system's key (PEM)")->type_name("FILE");
  command.add_option("--client-key-id", with.key_id, "by which the issuer knows the key")->type_name("ID")->needs(key);
  command.add_option("--client-key-algorithm", with.key_algorithm, "with which it signs [RS512]")
      ->type_name("NAME")
      ->needs(key);
  secret->excludes(key);
  command.add_option("--scope", with.scope, "what to ask for")->type_name("WORDS");
  command.add_option("--audience", with.audience, "for whom, where the issuer wants to be told")->type_name("NAME");
  command.add_option("--save", login->file, "where to put the token")->type_name("FILE")->capture_default_str();
  command.callback([login, &common] {
    if (login->with.key_algorithm.empty()) login->with.key_algorithm = "RS512";
    common.exit_code = Run(*login, common);
  });
}

}  // namespace participation::ctl
