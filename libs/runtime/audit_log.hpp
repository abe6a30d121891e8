#pragma once

#include <memory>
#include <string>

#include "libs/audit/checkpoint_file.hpp"
#include "libs/audit/notary.hpp"

namespace participation::metrics {
class Registry;
}
namespace participation::privacy {
class KeyStore;
}
namespace participation::rpc {
class Edge;
}

namespace participation::runtime {

class Settings;

// The record of a module in a running process: signs it, and exports what was signed to a file, a topic and a metric.
class AuditLog {
 public:
  AuditLog(const std::string& module, const Settings& settings, database::Database& database, privacy::KeyStore& keys,
           const clock::Clock& clock);

  // Signs what there is, and adds to the file what is missing there.
  void Sign();

  const audit::Notary& notary() const { return notary_; }

  // participation_audit_entries and the like. All must outlive scrapes.
  void PublishMetrics(metrics::Registry& registry, const rpc::Edge& edge) const;

 private:
  const std::string module_;
  database::Database& database_;
  audit::Notary notary_;
  std::unique_ptr<audit::CheckpointFile> file_;  // null if there is to be none
};

}  // namespace participation::runtime
