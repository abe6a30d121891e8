#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "libs/privacy/key_store.hpp"

namespace participation::privacy {

// Keys on a database server, for processes on several machines, wrapped by the master key in a file that they share,
// which is made if the server holds no keys yet.
std::unique_ptr<KeyStore> OpenServerKeyStore(std::string_view url, const std::filesystem::path& master_key);

}  // namespace participation::privacy
