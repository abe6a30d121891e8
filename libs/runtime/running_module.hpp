#pragma once

#include <memory>
#include <thread>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/database/lease.hpp"
#include "libs/events/bus.hpp"
#include "libs/events/reactor.hpp"
#include "libs/events/relay.hpp"
#include "libs/rpc/edge.hpp"
#include "libs/runtime/audit_log.hpp"
#include "libs/runtime/host.hpp"
#include "libs/runtime/module.hpp"
#include "libs/runtime/rebuilding.hpp"
#include "libs/runtime/repeater.hpp"

namespace participation::runtime {

class KeyStores;

// What all modules of a process share.
struct Shared {
  const Settings& settings;
  events::Bus& bus;
  cache::Cache& cache;
  metrics::Registry& metrics;
  metrics::RpcMetrics& rpc_metrics;
  clock::Clock& clock;
  KeyStores& keys;
  mail::Mailer& mailer;
  const organisations::Directory& organisations;
  rpc::WorkerPool& workers;
  const identity::Authenticator& authenticator;
};

// One module in this process: its database, its API, its reactions and repetitions.
class RunningModule {
 public:
  RunningModule(const Module& module, const Shared& shared);
  ~RunningModule();

  const std::string& name() const { return name_; }
  const std::vector<std::unique_ptr<grpc::Service>>& services() const { return host_->services(); }
  rpc::Edge& edge() const { return *edge_; }
  const AuditLog& audit_log() const { return *audit_log_; }
  const events::Reactions& reactions() const { return host_->reactions(); }
  const std::vector<projections::Projection>& projections() const { return host_->projections(); }

  // Begins to hear events, to publish, and to repeat what is to be repeated.
  void Begin();
  // Ends all of that; what was committed is published first, as far as the bus takes it.
  void End();

 private:
  void PublishMetrics();
  void PublishDeadLetters();
  void PublishInbox();
  // Whether this process is the one, of the module's replicas, that publishes and does what is to be repeated.
  bool Leads() const;
  void Repeat(std::vector<std::unique_ptr<Repeater>>& among, Repetition repetition);
  void WakeAll();
  // Refuses changes while too many events wait.
  bool WatchOutbox();
  // Forgets some of what need not be remembered any longer, and tells whether there may be more.
  bool Prune();
  void React();

  const std::string name_;
  const std::span<const database::Migration> migrations_;
  const Shared& shared_;
  std::unique_ptr<database::Database> database_;
  std::unique_ptr<limits::Limiter> limiter_;  // empty if nobody is limited
  std::unique_ptr<rpc::Edge> edge_;
  std::unique_ptr<AuditLog> audit_log_;
  std::unique_ptr<Host> host_;
  std::unique_ptr<database::Lease> lease_;  // empty if no other process has the database
  std::unique_ptr<events::Relay> relay_;
  std::unique_ptr<events::Reactor> reactor_;
  std::unique_ptr<Rebuilding> rebuilding_;            // empty if there is nothing to rebuild
  std::vector<std::unique_ptr<Repeater>> repeaters_;  // each commit wakes them
  std::vector<std::unique_ptr<Repeater>> upkeep_;     // by the clock
  std::unique_ptr<events::Subscription> subscription_;
};

}  // namespace participation::runtime
