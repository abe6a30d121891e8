#pragma once

#include <cstdint>
#include <string>

#include "libs/audit/note.hpp"
#include "tools/participationctl/audit_export.hpp"

namespace participation::ctl {

// The proof that an entry is on the record, as JSON: module, position, size, leaf and hashes in Base64, and the
// checkpoint over `size` entries, or over the most if that is zero. Throws std::runtime_error if there is no such entry
// or checkpoint.
std::string ProveEntry(const AuditExport& exported, std::int64_t position, std::int64_t size);

// What is wrong with such a proof; empty if it shows that the entry is on the record that `verifier` signed.
std::string WhyUnproved(const std::string& proof, const audit::NoteVerifier& verifier);

}  // namespace participation::ctl
