#include "libs/runtime/audit_log.hpp"

#include <array>

#include "libs/clock/clock.hpp"
#include "libs/events/outbox.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/privacy/primitives.hpp"
#include "libs/rpc/edge.hpp"
#include "libs/runtime/settings.hpp"
#include "participation/audit/v1/audit_events.pb.h"

namespace participation::runtime {
namespace {

// What the module signs with: known to all its replicas, which share the store of keys, and another for each module,
// though modules may share one.
privacy::Key SecretOf(const std::string& module, privacy::KeyStore& keys) {
  return privacy::Key::Of(privacy::HmacSha256(keys.IndexKey("audit checkpoints").bytes(), module));
}

audit::Notary::Tell TellOthers(const std::string& module) {
  return [module](database::Transaction& transaction, const audit::SignedCheckpoint& checkpoint) {
    ::participation::audit::v1::CheckpointSigned event;
    event.set_module(module);
    event.set_size(checkpoint.size);
    event.set_note(checkpoint.note);
    events::Outbox{transaction}.Add(module, checkpoint.number, event);
  };
}

std::unique_ptr<audit::CheckpointFile> OpenFile(const std::string& module, const Settings& settings) {
  const std::string folder = settings.For("audit-checkpoints", module);
  if (folder.empty()) return nullptr;
  return std::make_unique<audit::CheckpointFile>(std::filesystem::path{folder} / (module + ".checkpoints"));
}

}  // namespace

AuditLog::AuditLog(const std::string& module, const Settings& settings, database::Database& database,
                   privacy::KeyStore& keys, const clock::Clock& clock)
    : module_{module},
      database_{database},
      notary_{module, database, SecretOf(module, keys), clock, TellOthers(module)},
      file_{OpenFile(module, settings)} {}

void AuditLog::Sign() {
  notary_.Sign();
  if (file_) file_->AddMissing(database_);
}

void AuditLog::PublishMetrics(metrics::Registry& registry, const rpc::Edge& edge) const {
  const metrics::Labels labels{{"module", module_}};
  auto& covered = registry.GaugeFor("participation_audit_signed_entries",
                                    "Entries of the audit log that the last checkpoint covers", labels);
  auto& time = registry.GaugeFor("participation_audit_signed_timestamp_seconds",
                                 "When the last checkpoint of the audit log was signed; 0 before the first", labels);
  auto& altered = registry.GaugeFor("participation_audit_altered",
                                    "1 if the audit log is no longer what was signed, and is signed no more", labels);
  auto& lost =
      registry.CounterFor("participation_audit_refusals_left_out_total",
                          "Calls refused as not permitted that are not on record, for too many came at once", labels);
  std::array<metrics::Gauge*, 4> root{};
  for (std::size_t part = 0; part < root.size(); ++part) {
    root[part] = &registry.GaugeFor(
        "participation_audit_signed_root",
        "The first 24 bytes of the root of the audit log's last checkpoint, as four numbers of six bytes",
        {{"module", module_}, {"part", std::to_string(part)}});
  }
  registry.Collect([this, &edge, &covered, &time, &altered, &lost, root] {
    const audit::NotaryState state = notary_.State();
    covered.Set(static_cast<double>(state.size));
    time.Set(static_cast<double>(clock::ToMicros(state.time)) / 1e6);
    altered.Set(state.altered ? 1 : 0);
    lost.RaiseTo(static_cast<double>(edge.refusals()->lost()));
    for (std::size_t part = 0; part < root.size() && !state.root.empty(); ++part) {
      root[part]->Set(static_cast<double>(std::stoull(state.root.substr(part * 12, 12), nullptr, 16)));
    }
  });
}

}  // namespace participation::runtime
