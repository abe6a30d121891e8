#include "libs/audit/notary.hpp"

#include <absl/strings/escaping.h>

#include "libs/audit/log.hpp"
#include "libs/audit/stored_nodes.hpp"
#include "libs/log/log.hpp"
#include "libs/merkle/tree.hpp"

namespace participation::audit {
namespace {

constexpr int kBlocksAtOnce = 64;     // of 256 entries
constexpr int kBlocksRechecked = 16;  // some 10 ms of work

merkle::Hash RootOf(database::Transaction& transaction, std::int64_t size) {
  StoredNodes nodes{transaction};
  return merkle::Root(static_cast<std::uint64_t>(size),
                      [&nodes](int level, std::uint64_t index) { return nodes(level, index); });
}

}  // namespace

Notary::Notary(std::string module, database::Database& database, const privacy::Key& secret, const clock::Clock& clock,
               Tell tell)
    : module_{std::move(module)},
      database_{database},
      signer_{OriginOf(module_), secret},
      verifier_{*NoteVerifier::FromText(signer_.VerifierKey())},
      clock_{clock},
      tell_{std::move(tell)} {}

bool Notary::Sign() {
  try {
    return SignSound();
  } catch (const Altered&) {
    ShowAltered();
    return false;
  }
}

bool Notary::SignSound() {
  while (StoreNodes(database_, kBlocksAtOnce)) {
  }
  std::optional<Checkpoint> next;
  database_.Read([&](database::Transaction& transaction) {
    recheck_.Next(transaction, kBlocksRechecked);
    next = Next(transaction);
  });
  if (!next) return false;
  SignedCheckpoint checkpoint{.size = next->size, .number = 1, .note = signer_.Sign(ToText(*next))};
  database_.Write([&](database::Transaction& transaction) {
    if (const auto last = Checkpoints{transaction}.Last()) checkpoint.number = last->number + 1;
    Checkpoints{transaction}.Add(checkpoint);
    tell_(transaction, checkpoint);
    return true;
  });
  Show(*next);
  return true;
}

std::optional<Checkpoint> Notary::Next(database::Transaction& transaction) {
  const std::int64_t size = Provable(transaction);
  if (const auto last = Checkpoints{transaction}.Last()) {
    const Checkpoint sound = RequireAsSigned(transaction, *last);
    if (size == sound.size) {
      Show(sound);
      return std::nullopt;
    }
  }
  if (size == 0) return std::nullopt;
  return Checkpoint{OriginOf(module_), size, RootOf(transaction, size), clock_.Now()};
}

Checkpoint Notary::RequireAsSigned(database::Transaction& transaction, const SignedCheckpoint& last) {
  const auto text = verifier_.Open(last.note);
  const auto checkpoint = text ? ParseCheckpoint(*text) : std::nullopt;
  if (!checkpoint || checkpoint->size != last.size || Log{transaction}.Size() < last.size ||
      RootOf(transaction, last.size) != checkpoint->root) {
    throw Altered{"the record is not what the last checkpoint covers"};
  }
  return *checkpoint;
}

NotaryState Notary::State() const {
  const std::lock_guard lock{mutex_};
  return state_;
}

void Notary::Show(const Checkpoint& checkpoint) {
  const std::lock_guard lock{mutex_};
  state_ = {checkpoint.size, absl::BytesToHexString(std::string{merkle::Bytes(checkpoint.root)}), checkpoint.time,
            false};
}

void Notary::ShowAltered() {
  const std::lock_guard lock{mutex_};
  if (!state_.altered) {
    log::Error("the audit log is not what was signed, and is signed no more; see docs/security.md",
               {log::Module(module_)});
  }
  state_.altered = true;
}

}  // namespace participation::audit
