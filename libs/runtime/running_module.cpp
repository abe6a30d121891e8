#include "libs/runtime/running_module.hpp"

#include <grpcpp/impl/codegen/service_type.h>

#include <map>

#include "libs/audit/log.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/events/inbox.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/operations/count_events.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/projections/rebuilds.hpp"
#include "libs/rpc/kept_answers.hpp"
#include "libs/runtime/forgotten_log.hpp"
#include "libs/runtime/key_stores.hpp"
#include "libs/runtime/limiting.hpp"
#include "libs/runtime/open_database.hpp"
#include "libs/runtime/opened_by.hpp"
#include "libs/runtime/settings.hpp"

namespace participation::runtime {
namespace {

constexpr std::string_view kPeopleOnRecord = "people on record";
constexpr std::chrono::hours kPruneInterval{1};
constexpr std::chrono::seconds kRetryInterval{1};
constexpr std::chrono::seconds kRebuildInterval{1};
constexpr std::chrono::seconds kOutboxInterval{1};
constexpr std::chrono::seconds kEmptyLogInterval{1};

}  // namespace

RunningModule::RunningModule(const Module& module, const Shared& shared)
    : name_{module.name}, migrations_{module.migrations}, shared_{shared} {
  const Settings& settings = shared.settings;
  database_ = OpenedBy("database", [&] { return OpenDatabase(module, settings); });
  privacy::KeyStore& keys = shared.keys.For(name_);
  limiter_ = OpenedBy("limits", [&] { return MakeLimiter(settings, keys, shared.clock); });
  edge_ = std::make_unique<rpc::Edge>(
      *database_, shared.workers, shared.authenticator, shared.rpc_metrics, keys.IndexKey("request ids"),
      rpc::Acts{privacy::BlindIndex{keys.IndexKey(kPeopleOnRecord), kPeopleOnRecord}, shared.clock}, limiter_.get());
  audit_log_ = OpenedBy("audit-checkpoints",
                        [&] { return std::make_unique<AuditLog>(name_, settings, *database_, keys, shared.clock); });
  host_ = std::make_unique<Host>(Means{settings, *database_, *edge_, shared.cache, shared.metrics, shared.clock, keys,
                                       shared.mailer, shared.organisations});
  module.start(*host_);
}

RunningModule::~RunningModule() { End(); }

void RunningModule::Begin() {
  if (database_->IsShared()) lease_ = std::make_unique<database::Lease>(*database_, "leader", id::New());
  relay_ = std::make_unique<events::Relay>(name_, *database_, shared_.bus, [this]() -> std::int64_t {
    if (!Leads()) return 0;
    return lease_ ? lease_->epoch() : 1;
  });
  for (const Repetition& repetition : host_->repetitions()) Repeat(repeaters_, repetition);
  Repeat(upkeep_, {"prune", kPruneInterval, [this] { return Prune(); }});
  upkeep_.back()->Wake();  // a process that never runs for so long forgets too
  if (auto* log = host_->forgotten_log()) {
    Repeat(upkeep_, {"empty the log", kEmptyLogInterval, [log] { return log->Empty(), false; }});
  }
  Repeat(upkeep_, {"sign the audit log", std::chrono::seconds{shared_.settings.Number("audit-checkpoint-seconds")},
                   [this] { return audit_log_->Sign(), false; }});
  upkeep_.push_back(
      std::make_unique<Repeater>(Repetition{"watch the outbox", kOutboxInterval, [this] { return WatchOutbox(); }}));
  PublishMetrics();
  if (!reactions().empty()) React();
  database_->OnCommit([this] { WakeAll(); });
  if (lease_) lease_->Start([this] { WakeAll(); });
}

void RunningModule::React() {
  reactor_ = std::make_unique<events::Reactor>(
      name_, *database_, reactions(), operations::CountEvents(name_, shared_.metrics),
      events::Patience{.attempts = shared_.settings.Number("event-attempts")}, shared_.clock);
  Repeat(upkeep_, {"retry", kRetryInterval, [this] { return reactor_->Retry(); }});
  if (!projections().empty()) {
    rebuilding_ = std::make_unique<Rebuilding>(name_, migrations_, shared_, *database_, projections());
    Repeat(upkeep_,
           {"rebuild", kRebuildInterval, [this] { return rebuilding_->Run([this] { return Leads(); }), false; }});
  }
  subscription_ = shared_.bus.Subscribe(name_, reactions().Topics(),
                                        [this](std::span<const events::Event> events) { reactor_->Handle(events); });
}

void RunningModule::End() {
  if (lease_) lease_->Stop();
  if (rebuilding_) rebuilding_->Stop();
  subscription_.reset();
  database_->OnCommit([] {});
  upkeep_.clear();
  repeaters_.clear();
  relay_.reset();  // while it may still publish
  lease_.reset();
}

bool RunningModule::Leads() const { return lease_ == nullptr || lease_->Held(); }

void RunningModule::Repeat(std::vector<std::unique_ptr<Repeater>>& among, Repetition repetition) {
  repetition.work = [this, work = std::move(repetition.work)] { return Leads() && work(); };
  among.push_back(std::make_unique<Repeater>(std::move(repetition)));
}

void RunningModule::WakeAll() {
  relay_->Wake();
  for (const auto& repeater : repeaters_) repeater->Wake();
}

// Once changes are refused, they are again taken when a tenth of the outbox is free.
bool RunningModule::WatchOutbox() {
  const std::int64_t limit = shared_.settings.Number("outbox-limit");
  const std::int64_t waiting = relay_->State().waiting;
  const bool was_full = !edge_->TakesChanges().ok();
  edge_->RefuseChanges(waiting >= (was_full ? limit - limit / 10 : limit));
  return false;
}

bool RunningModule::Prune() {
  const auto before = [this](std::string_view setting) {
    return shared_.clock.Now() - std::chrono::hours{shared_.settings.Number(setting)};
  };
  bool more = false;
  database_->Write([&](database::Transaction& transaction) {
    more = rpc::KeptAnswers{transaction}.Prune(before("keep-answers-hours"));
    more |= events::PruneInbox(transaction, before("keep-inbox-hours"));
    return true;
  });
  return more;
}

void RunningModule::PublishMetrics() {
  const metrics::Labels labels{{"module", name_}};
  auto& pending = shared_.metrics.GaugeFor("participation_outbox_pending", "Events not yet published", labels);
  auto& age = shared_.metrics.GaugeFor("participation_outbox_oldest_age_seconds",
                                       "Age of the oldest event not yet published", labels);
  auto& waiting = shared_.metrics.GaugeFor("participation_writer_waiting", "Changes waiting for the writer", labels);
  auto& leads = shared_.metrics.GaugeFor("participation_leads", "1 while this replica publishes and repeats", labels);
  shared_.metrics.Collect([this, &pending, &age, &waiting, &leads] {
    leads.Set(Leads() ? 1 : 0);
    const events::OutboxState outbox = relay_ ? relay_->State() : events::OutboxState{};
    pending.Set(static_cast<double>(outbox.waiting));
    const auto now = clock::ToMicros(shared_.clock.Now());
    age.Set(outbox.waiting == 0 ? 0 : static_cast<double>(now - outbox.oldest_micros) / 1e6);
    waiting.Set(static_cast<double>(database_->Waiting()));
  });
  PublishDeadLetters();
  if (limiter_) PublishLimits(shared_.metrics, name_, *limiter_);
  audit_log_->PublishMetrics(shared_.metrics, *edge_);
  if (!reactions().empty()) PublishInbox();
}

void RunningModule::PublishInbox() {
  const metrics::Labels labels{{"module", name_}};
  auto& oldest = shared_.metrics.GaugeFor("participation_inbox_oldest_age_seconds",
                                          "Time since the oldest event came whose id is remembered", labels);
  auto& last = shared_.metrics.GaugeFor("participation_inbox_last_arrival_timestamp_seconds",
                                        "When an event last came; 0 if none is remembered", labels);
  shared_.metrics.Collect([this, &oldest, &last] {
    events::InboxState inbox;
    database_->Read([&](database::Transaction& transaction) { inbox = events::ReadInboxState(transaction); });
    const auto now = clock::ToMicros(shared_.clock.Now());
    oldest.Set(inbox.last_micros == 0 ? 0 : static_cast<double>(now - inbox.oldest_micros) / 1e6);
    last.Set(static_cast<double>(inbox.last_micros) / 1e6);
  });
}

void RunningModule::PublishDeadLetters() {
  using State = events::DeadLetter::State;
  const std::map<State, std::string> names{
      {State::kRetrying, "retrying"}, {State::kDead, "dead"}, {State::kWaiting, "waiting"}};
  std::map<State, metrics::Gauge*> gauges;
  for (const auto& [state, name] : names) {
    gauges[state] = &shared_.metrics.GaugeFor("participation_dead_letters", "Events set aside, by state",
                                              {{"module", name_}, {"state", name}});
  }
  shared_.metrics.Collect([this, gauges] {
    database_->Read([&](database::Transaction& transaction) {
      for (const auto& [state, gauge] : gauges) {
        gauge->Set(static_cast<double>(events::DeadLetters{transaction}.Count(state)));
      }
    });
  });
}

}  // namespace participation::runtime
