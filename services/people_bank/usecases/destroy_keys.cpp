#include "services/people_bank/usecases/destroy_keys.hpp"

#include "libs/faults/crash_point.hpp"
#include "services/people_bank/store/key_destruction_store.hpp"

namespace participation::people_bank {
namespace {

constexpr std::size_t kDestroyedAtOnce = 100;

}  // namespace

bool DestroyKeys(database::Database& database, Identity& identity) {
  std::vector<std::string> gone;
  database.Read(
      [&](database::Transaction& transaction) { gone = KeyDestructionStore{transaction}.Next(kDestroyedAtOnce); });
  if (gone.empty()) return false;
  faults::CrashPoint("keys-to-destroy");
  identity.DestroyKeys(gone);
  faults::CrashPoint("keys-destroyed");
  database.Write([&](database::Transaction& transaction) {
    KeyDestructionStore{transaction}.Remove(gone);
    return true;
  });
  return true;
}

}  // namespace participation::people_bank
