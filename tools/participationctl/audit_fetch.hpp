#pragma once

#include <grpcpp/support/status.h>

#include "tools/participationctl/audit_export.hpp"
#include "tools/participationctl/client.hpp"

namespace participation::ctl {

// How much was added to an export.
struct Fetched {
  std::int64_t entries = 0;
  std::int64_t checkpoints = 0;
};

// Adds what a module has on record and signed since the export was last brought up to date. What was exported before
// stays as it is: if the record was altered since, the two no longer fit, which examining it shows.
grpc::Status FetchAudit(Client& client, const AuditExport& into, Fetched& fetched);

}  // namespace participation::ctl
