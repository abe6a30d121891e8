#pragma once

#include <string>
#include <vector>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// What `audit verify` is asked for.
struct AuditVerify {
  std::string what;               // a folder of exports, or a file with a proof
  std::vector<std::string> keys;  // verifier keys, or files of them; empty: those of the export
  std::vector<std::string> kept;  // files of checkpoints from elsewhere
};

// Examines exports, or a proof, and says what is wrong. Returns the exit code: kRefused if something is.
int VerifyAudit(const AuditVerify& asked, const Common& common);

}  // namespace participation::ctl
