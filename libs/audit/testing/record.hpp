#pragma once

#include <string>
#include <vector>

#include "libs/audit/checkpoint.hpp"
#include "libs/audit/note.hpp"
#include "libs/clock/clock.hpp"
#include "libs/merkle/growing_tree.hpp"
#include "libs/messages/timestamp.hpp"
#include "participation/audit/v1/audit_entry.pb.h"

namespace participation::audit::testing {

inline const std::string kModule = "people_bank";

inline const privacy::Key& Secret() {
  static const privacy::Key key = privacy::Key::Of("a secret of thirty-two bytes ...");
  return key;
}

inline std::string LeafAt(clock::Time time, int number) {
  v1::AuditEntry entry;
  *entry.mutable_time() = messages::ToTimestamp(time);
  entry.set_method("participation.people_bank.v1.PeopleBankService.GetPerson");
  entry.set_subject("staff-" + std::to_string(number));
  return entry.SerializeAsString();
}

// A record as it is exported.
struct Record {
  std::vector<std::string> leaves;
  std::vector<std::string> notes;

  void Add(clock::Time time) { leaves.push_back(LeafAt(time, static_cast<int>(leaves.size()))); }

  void Sign(clock::Time time, const privacy::Key& secret = Secret()) {
    merkle::GrowingTree tree;
    for (const auto& leaf : leaves) tree.Add(merkle::HashLeaf(leaf));
    const Checkpoint checkpoint{OriginOf(kModule), static_cast<std::int64_t>(leaves.size()), tree.Root(), time};
    notes.push_back(NoteSigner{OriginOf(kModule), secret}.Sign(ToText(checkpoint)));
  }
};

inline NoteVerifier Verifier(const privacy::Key& secret = Secret()) {
  return *NoteVerifier::FromText(NoteSigner{OriginOf(kModule), secret}.VerifierKey());
}

}  // namespace participation::audit::testing
