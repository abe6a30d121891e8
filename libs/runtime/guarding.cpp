#include "libs/runtime/guarding.hpp"

#include <algorithm>
#include <stdexcept>

#include "libs/clock/clock.hpp"
#include "libs/identity/read_callers.hpp"
#include "libs/runtime/local_address.hpp"
#include "libs/runtime/settings.hpp"

namespace participation::runtime {

identity::Authenticator LoadCallers(const Settings& settings, const organisations::Directory& directory) {
  const std::string& file = settings.Text("callers");
  if (file.empty()) return {};
  auto callers = identity::ReadCallers(file);
  const bool is_for_trials = std::ranges::any_of(
      callers.issuers, [](const identity::Issuer& issuer) { return issuer.issuer == identity::kDevelopmentIssuer; });
  if (is_for_trials && !IsLocal("address", settings.Text("address"))) {
    throw std::invalid_argument{file + " has the issuer of trials (" + std::string{identity::kDevelopmentIssuer} +
                                "), whose key lies open: take it out, or let `address` be on this machine"};
  }
  return {std::move(callers), directory, clock::System()};
}

tls::Files LoadTlsFiles(const Settings& settings) {
  tls::Files files{.certificate = settings.Text("tls-certificate"),
                   .key = settings.Text("tls-key"),
                   .client_authorities = settings.Text("tls-client-authorities")};
  if (!files.empty()) tls::RequireUsable(files);
  return files;
}

}  // namespace participation::runtime
