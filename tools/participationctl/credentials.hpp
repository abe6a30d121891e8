#pragma once

#include <string>

#include "absl/status/status.h"
#include "tools/participationctl/addresses.hpp"

namespace participation::ctl {

// How the platform is spoken to, and who speaks. Files are in PEM.
struct Credentials {
  bool tls = false;
  std::string authorities;  // who vouches for the server; empty: the system's
  std::string certificate;  // what this client shows of itself, with its key; empty: nothing
  std::string key;
  std::string token_file;  // what holds the token to send; empty: none
  std::string purpose;     // what the calls are for, a code; empty: not said
};

// Whether they make sense together and can be read. A token does not leave the machine in plain sight.
absl::Status CheckCredentials(const Credentials& credentials, const Addresses& addresses);

// The token in a file, without white space around it. INVALID_ARGUMENT that says why there is none.
absl::StatusOr<std::string> ReadToken(const std::string& file);

}  // namespace participation::ctl
