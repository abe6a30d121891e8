#include "tools/participationctl/sign_in.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "libs/clock/clock.hpp"
#include "libs/files/password_file.hpp"
#include "libs/id/id.hpp"
#include "libs/jose/signing_key.hpp"
#include "tools/participationctl/identity_server.hpp"
#include "tools/participationctl/read_file.hpp"

namespace participation::ctl {
namespace {

using nlohmann::json;
using Form = IdentityServer::Form;

constexpr std::chrono::seconds kPollEvery{5};  // RFC 8628, 3.5; and as much longer when told to slow down
constexpr std::chrono::seconds kAssertionValid{60};
constexpr char kDeviceGrant[] = "urn:ietf:params:oauth:grant-type:device_code";
constexpr char kAssertionType[] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

std::string TextIn(const json& answer, const char* name) {
  const auto found = answer.find(name);
  return found != answer.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::chrono::seconds SecondsIn(const json& answer, const char* name, std::chrono::seconds fallback) {
  const auto found = answer.find(name);
  return found != answer.end() && found->is_number_unsigned() ? std::chrono::seconds{found->get<unsigned>()} : fallback;
}

[[noreturn]] void Refused(const std::string& issuer, const json& answer) {
  const std::string description = TextIn(answer, "error_description");
  throw std::runtime_error{issuer + " gives no token: " + TextIn(answer, "error") +
                           (description.empty() ? "" : " (" + description + ")")};
}

// What proves that the client is who it says (RFC 7523).
std::string AssertionFor(const SignIn& with, const IdentityServer& server) {
  const auto pem = ReadFile(with.key_file);
  if (!pem.ok()) throw std::invalid_argument{std::string{pem.status().message()}};
  const auto algorithm = jose::AlgorithmNamed(with.key_algorithm);
  if (!algorithm) throw std::invalid_argument{"--client-key-algorithm must be one such as RS512 or ES256"};
  const auto now = clock::ToMicros(clock::System().Now()) / 1'000'000;
  const json claims{{"iss", with.client_id},
                    {"sub", with.client_id},
                    {"aud", server.token_endpoint()},
                    {"jti", id::New()},
                    {"iat", now},
                    {"exp", now + kAssertionValid.count()}};
  return jose::SigningKey::FromPem(*pem, *algorithm, with.key_id).Sign("JWT", claims.dump());
}

Form FormOf(const SignIn& with, const IdentityServer& server) {
  Form form{{"client_id", with.client_id}};
  if (!with.scope.empty()) form["scope"] = with.scope;
  if (!with.audience.empty()) form["audience"] = with.audience;
  if (!with.secret_file.empty()) form["client_secret"] = files::ReadPassword(with.secret_file);
  if (!with.key_file.empty()) {
    form["client_assertion_type"] = kAssertionType;
    form["client_assertion"] = AssertionFor(with, server);
  }
  return form;
}

json AwaitDevice(const IdentityServer& server, const std::string& client_id, const json& device) {
  const Form form{
      {"client_id", client_id}, {"grant_type", kDeviceGrant}, {"device_code", TextIn(device, "device_code")}};
  auto wait = SecondsIn(device, "interval", kPollEvery);
  while (true) {
    std::this_thread::sleep_for(wait);
    json answer = server.AskForToken(form);
    const std::string error = TextIn(answer, "error");
    if (error == "slow_down") wait += kPollEvery;
    if (error != "slow_down" && error != "authorization_pending") return answer;
  }
}

json SignInAtDevice(const SignIn& with, const IdentityServer& server,
                    const std::function<void(const std::string&)>& tell) {
  const json device = server.AskForDevice(FormOf(with, server));
  if (TextIn(device, "device_code").empty()) Refused(server.issuer(), device);
  const std::string whole = TextIn(device, "verification_uri_complete");
  tell("sign in at " + (whole.empty() ? TextIn(device, "verification_uri") : whole) + " with the code " +
       TextIn(device, "user_code"));
  return AwaitDevice(server, with.client_id, device);
}

}  // namespace

SignedIn GetToken(const SignIn& with, const std::function<void(const std::string& what)>& tell) {
  const IdentityServer server{with.issuer, with.authorities};
  json answer;
  if (with.secret_file.empty() && with.key_file.empty()) {
    answer = SignInAtDevice(with, server, tell);
  } else {
    Form form = FormOf(with, server);
    form["grant_type"] = "client_credentials";
    answer = server.AskForToken(form);
  }
  SignedIn signed_in{TextIn(answer, "access_token"), SecondsIn(answer, "expires_in", {})};
  if (signed_in.token.empty()) Refused(server.issuer(), answer);
  return signed_in;
}

}  // namespace participation::ctl
