#include "libs/privacy/key_wrap.hpp"

#include <stdexcept>

#include "libs/privacy/envelope.hpp"
#include "libs/privacy/primitives.hpp"

namespace participation::privacy {
namespace {

constexpr char kMasterVersion = 1;

}  // namespace

std::string KeyWrap::Wrap(std::string_view kind, std::string_view name, const Key& key) const {
  return SealEnvelope(master_, kMasterVersion, {"wrap", kind, name}, key.bytes());
}

Key KeyWrap::Unwrap(std::string_view kind, std::string_view name, std::string_view wrapped) const {
  auto bytes = OpenEnvelope(master_, kMasterVersion, {"wrap", kind, name}, wrapped);
  if (!bytes) {
    throw std::runtime_error{
        "a stored key does not open with the master key: it was made with another one. Put that one in place, or "
        "restore "
        "the two that belong together from their backups"};
  }
  const Key key = Key::Of(*bytes);
  Wipe(*bytes);
  return key;
}

}  // namespace participation::privacy
