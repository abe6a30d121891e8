#include "tools/participationctl/credentials.hpp"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "tools/participationctl/read_file.hpp"

namespace participation::ctl {
namespace {

absl::Status CheckFile(const char* flag, const std::string& file) {
  if (file.empty()) return absl::OkStatus();
  const auto text = ReadFile(file);
  return text.ok() ? absl::OkStatus() : absl::InvalidArgumentError(absl::StrCat(flag, ": ", text.status().message()));
}

}  // namespace

absl::StatusOr<std::string> ReadToken(const std::string& file) {
  const auto text = ReadFile(file);
  if (!text.ok()) return text.status();
  std::string token{absl::StripAsciiWhitespace(*text)};
  for (const char letter : token) {
    if (letter <= ' ' || letter > '~') return absl::InvalidArgumentError(absl::StrCat(file, " holds no token"));
  }
  if (token.empty()) return absl::InvalidArgumentError(absl::StrCat(file, " holds no token"));
  return token;
}

absl::Status CheckCredentials(const Credentials& credentials, const Addresses& addresses) {
  if (credentials.certificate.empty() != credentials.key.empty()) {
    return absl::InvalidArgumentError("--tls-certificate and --tls-key come together");
  }
  for (const auto& [flag, file] : {std::pair{"--tls-authorities", &credentials.authorities},
                                   {"--tls-certificate", &credentials.certificate},
                                   {"--tls-key", &credentials.key}}) {
    if (auto status = CheckFile(flag, *file); !status.ok()) return status;
  }
  if (credentials.token_file.empty()) return absl::OkStatus();
  if (const auto token = ReadToken(credentials.token_file); !token.ok()) {
    return absl::InvalidArgumentError(absl::StrCat("--token-file: ", token.status().message()));
  }
  if (credentials.tls || addresses.AreLocal()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      "a token is not sent beyond this machine where others could read it: add --tls, or --tls-authorities FILE");
}

}  // namespace participation::ctl
