#pragma once

#include "libs/identity/authenticator.hpp"
#include "libs/tls/files.hpp"

namespace participation::organisations {
class Directory;
}

namespace participation::runtime {

class Settings;

// Who may call, as the settings say; the local operator if they say nothing. Throws std::invalid_argument for a file
// that cannot be used, and for an issuer of trials where others than those on this machine can call.
identity::Authenticator LoadCallers(const Settings& settings, const organisations::Directory& directory);

// What the process shows of itself, which can be used. Throws std::invalid_argument if it cannot.
tls::Files LoadTlsFiles(const Settings& settings);

}  // namespace participation::runtime
