#include "tools/participationctl/identity_server.hpp"

#include <stdexcept>

namespace participation::ctl {
namespace {

using nlohmann::json;

constexpr int kFound = 200;

json ObjectIn(const std::string& text, const std::string& url) {
  auto parsed = json::parse(text, nullptr, false);
  if (!parsed.is_object()) throw std::runtime_error{url + " answers something that is no JSON object"};
  return parsed;
}

std::string Endpoint(const json& document, const char* name) {
  const auto found = document.find(name);
  if (found == document.end() || !found->is_string()) return {};
  const auto url = found->get<std::string>();
  if (!http::IsSafe(url)) throw std::runtime_error{std::string{name} + " of the issuer is no https URL: " + url};
  return url;
}

}  // namespace

IdentityServer::IdentityServer(const std::string& issuer, const std::string& authorities)
    : issuer_{issuer}, limits_{.authorities = authorities} {
  const std::string url = issuer + (issuer.ends_with('/') ? "" : "/") + ".well-known/openid-configuration";
  const auto answer = http::Get(url, limits_);
  if (answer.status != kFound) throw std::runtime_error{url + " answers " + std::to_string(answer.status)};
  const json document = ObjectIn(answer.body, url);
  if (document.value("issuer", json{}) != json(issuer)) {
    throw std::runtime_error{url + " is of another issuer: " + document.value("issuer", json{}).dump()};
  }
  token_endpoint_ = Endpoint(document, "token_endpoint");
  device_endpoint_ = Endpoint(document, "device_authorization_endpoint");
  if (token_endpoint_.empty()) throw std::runtime_error{url + " names no token_endpoint"};
}

nlohmann::json IdentityServer::Ask(const std::string& url, const Form& form) const {
  return ObjectIn(http::PostForm(url, form, limits_).body, url);
}

nlohmann::json IdentityServer::AskForDevice(const Form& form) const {
  if (device_endpoint_.empty()) {
    throw std::runtime_error{issuer_ +
                             " signs nobody in at another device: a system signs in with --client-secret-file"};
  }
  return Ask(device_endpoint_, form);
}

nlohmann::json IdentityServer::AskForToken(const Form& form) const { return Ask(token_endpoint_, form); }

}  // namespace participation::ctl
