#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "libs/audit/checkpoint.hpp"
#include "libs/audit/checkpoints.hpp"
#include "libs/audit/note.hpp"
#include "libs/audit/stored_nodes.hpp"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::audit {

// What the last signing found, for metrics.
struct NotaryState {
  std::int64_t size = 0;  // entries that the last checkpoint covers
  std::string root;       // hexadecimal; empty before the first
  clock::Time time;
  bool altered = false;  // the record is no longer what was signed
};

// Signs a module's record whenever it has grown. First it works out again what the last checkpoint covers, and looks at
// some of what was signed long ago: a record that was altered is signed no more, and said to be so. One thread at a
// time may sign; of replicas, only the one that leads.
class Notary {
 public:
  // Does more with a checkpoint, in the transaction that stores it: tells others.
  using Tell = std::function<void(database::Transaction&, const SignedCheckpoint&)>;

  Notary(std::string module, database::Database& database, const privacy::Key& secret, const clock::Clock& clock,
         Tell tell);

  // Signs what there is. True if it signed.
  bool Sign();

  std::string VerifierKey() const { return signer_.VerifierKey(); }
  NotaryState State() const;

 private:
  bool SignSound();
  // What is to be signed now, if anything. Throws Altered if the record is not what was signed.
  std::optional<Checkpoint> Next(database::Transaction& transaction);
  Checkpoint RequireAsSigned(database::Transaction& transaction, const SignedCheckpoint& last);
  void Show(const Checkpoint& checkpoint);
  void ShowAltered();

  const std::string module_;
  database::Database& database_;
  const NoteSigner signer_;
  const NoteVerifier verifier_;
  const clock::Clock& clock_;
  const Tell tell_;
  Recheck recheck_;
  mutable std::mutex mutex_;
  NotaryState state_;
};

}  // namespace participation::audit
