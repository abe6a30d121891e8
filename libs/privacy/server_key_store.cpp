#include "libs/privacy/server_key_store.hpp"

#include <stdexcept>

#include "libs/privacy/key_table.hpp"
#include "libs/privacy/master_key.hpp"
#include "libs/privacy/table_key_store.hpp"

namespace participation::privacy {
namespace {

namespace fs = std::filesystem;

// Two machines that begin at once may each make one: then the one whose keys come second is refused, since they do not
// fit.
Key MasterOf(database::Database& keys, const fs::path& file) {
  const bool has_keys = HoldsKeys(keys);  // asked first: whoever makes keys has made the file before
  if (const auto master = ReadMasterKey(file)) return *master;
  if (has_keys) {
    throw std::runtime_error{"there are keys, but no master key " + file.string() +
                             ", without which none of them opens: put the file there that the other processes use, or "
                             "its backup"};
  }
  const auto lock = LockPrivateFolder(fs::absolute(file).parent_path());
  if (const auto master = ReadMasterKey(file)) return *master;  // another process of this machine was faster
  return MakeMasterKey(file);
}

}  // namespace

std::unique_ptr<KeyStore> OpenServerKeyStore(std::string_view url, const fs::path& master_key) {
  auto keys = database::Open(url);
  KeyTable::Migrate(*keys);
  const Key master = MasterOf(*keys, master_key);
  return std::make_unique<TableKeyStore>(std::move(keys), master);
}

}  // namespace participation::privacy
