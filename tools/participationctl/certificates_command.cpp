#include "tools/participationctl/certificates_command.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "libs/tls/authority.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/trial_files.hpp"

namespace participation::ctl {
namespace {

constexpr int kMostDays = 90;
const std::vector<std::string> kThisMachine{"localhost", "127.0.0.1", "::1"};

struct CertificatesCommand {
  std::string folder = "certificates";
  std::vector<std::string> server_names;
  std::string client_name = "client.development";
  int days = 30;
};

// What was written, by the name of the flag or setting that takes it.
using Written = std::vector<std::pair<std::string, std::string>>;

Written Make(const CertificatesCommand& command) {
  const std::chrono::days valid{command.days};
  const tls::Authority authority{"participation development authority", valid};
  auto names = command.server_names;
  names.insert(names.end(), kThisMachine.begin(), kThisMachine.end());
  const auto server = authority.Issue(names, valid);
  const auto client = authority.Issue({command.client_name}, valid);
  const TrialFiles files{command.folder};
  return {{"authorities", files.Write("authority.pem", authority.Pem())},
          {"server-certificate", files.Write("server.pem", server.certificate)},
          {"server-key", files.Write("server.key", server.key)},
          {"client-certificate", files.Write("client.pem", client.certificate)},
          {"client-key", files.Write("client.key", client.key)}};
}

void Say(const Written& written, const Common& common) {
  if (common.output == "json") {
    nlohmann::ordered_json files;
    for (const auto& [name, path] : written) files[name] = path;
    std::cout << files.dump(2) << "\n";
    return;
  }
  const auto path = [&](std::size_t at) { return written[at].second; };
  std::cout << "for trials, not for the world; nobody kept the authority's key\n"
            << "server:  --tls-certificate " << path(1) << " --tls-key " << path(2) << " --tls-client-authorities "
            << path(0) << "\n"
            << "client:  --tls-authorities " << path(0) << "\n"
            << "client that shows a certificate:  --tls-authorities " << path(0) << " --tls-certificate " << path(3)
            << " --tls-key " << path(4) << "\n";
}

int Run(const CertificatesCommand& command, const Common& common) {
  try {
    Say(Make(command), common);
    return kDone;
  } catch (const std::invalid_argument& problem) {
    return FailUsage(problem.what(), common);
  } catch (const std::exception& problem) {
    return FailPlainly("UNAVAILABLE", kBroke, problem.what(), common);
  }
}

}  // namespace

void AddCertificatesCommand(CLI::App& app, Common& common) {
  auto& group = *app.add_subcommand("certificates", "Certificates for TLS")->require_subcommand(1);
  auto& command = *group.add_subcommand("make-development", "Makes those of a server and a client, for trials");
  const auto made = std::make_shared<CertificatesCommand>();
  command.add_option("--folder", made->folder, "where to put them")->type_name("FOLDER")->capture_default_str();
  command.add_option("--server-name", made->server_names, "a host of the server, besides this machine; several times")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--client-name", made->client_name, "what the client is called")
      ->type_name("NAME")
      ->capture_default_str();
  command.add_option("--days", made->days, "how long they are valid")
      ->check(CLI::Range(1, kMostDays))
      ->capture_default_str();
  command.callback([made, &common] { common.exit_code = Run(*made, common); });
}

}  // namespace participation::ctl
