#include "libs/runtime/process.hpp"

#include <google/protobuf/descriptor.h>
#include <grpcpp/impl/codegen/service_type.h>

#include <stdexcept>

#include "libs/cache/cache.hpp"
#include "libs/clock/clock.hpp"
#include "libs/events/bus.hpp"
#include "libs/identity/authenticator.hpp"
#include "libs/log/log.hpp"
#include "libs/mail/mailer.hpp"
#include "libs/metrics/endpoint.hpp"
#include "libs/metrics/rpc_metrics.hpp"
#include "libs/operations/audit_service.hpp"
#include "libs/operations/dead_letter_service.hpp"
#include "libs/operations/projection_service.hpp"
#include "libs/organisations/directory.hpp"
#include "libs/rpc/server.hpp"
#include "libs/rpc/worker_pool.hpp"
#include "libs/rpc_standard/health.hpp"
#include "libs/runtime/announce.hpp"
#include "libs/runtime/bus_metrics.hpp"
#include "libs/runtime/cache_metrics.hpp"
#include "libs/runtime/data_folder.hpp"
#include "libs/runtime/guarding.hpp"
#include "libs/runtime/identity_metrics.hpp"
#include "libs/runtime/key_stores.hpp"
#include "libs/runtime/opened_by.hpp"
#include "libs/runtime/repeater.hpp"
#include "libs/runtime/running_module.hpp"
#include "libs/runtime/sound_settings.hpp"

namespace participation::runtime {
namespace {

constexpr std::chrono::hours kPruneBusInterval{1};

organisations::Directory LoadOrganisations(const std::string& file) {
  if (file.empty()) return organisations::Directory::None();
  auto directory = organisations::Directory::Load(file);
  if (!directory.ok()) {
    throw std::runtime_error{"the setting `organisations`: " + std::string{directory.status().message()}};
  }
  return *std::move(directory);
}

// Another version of the program may work things out otherwise, or keep them in another form.
std::unique_ptr<cache::Cache> OpenCache(const std::string& url) {
  return cache::Open(url, {.prefix = "participation:" PARTICIPATION_VERSION ":", .tell = [](std::string_view what) {
                             log::Warning("the shared cache changed", {log::Reason(what)});
                           }});
}

std::unique_ptr<events::Bus> OpenBus(const Settings& settings) {
  auto bus = events::OpenBus(settings.For("bus", ""));
  RequireInboxOutlives(settings, *bus);
  return bus;
}

// What a probe may ask for: the module, and by convention the full name of each of its gRPC services.
std::vector<std::string> HealthNames(const std::string& module) {
  std::vector<std::string> names{module};
  const auto* file = google::protobuf::DescriptorPool::generated_pool()->FindFileByName(
      "participation/" + module + "/v1/" + module + "_service.proto");
  for (int i = 0; file != nullptr && i < file->service_count(); ++i) names.push_back(file->service(i)->full_name());
  return names;
}

}  // namespace

struct Process::Parts {
  explicit Parts(Settings given);

  void Serve();
  void ServeOperators();
  void Observe();
  void PruneBus();

  const Settings settings;
  const DataFolder folder;
  metrics::Registry metrics;
  metrics::RpcMetrics rpc_metrics{metrics};
  const organisations::Directory organisations;
  const identity::Authenticator authenticator;
  const tls::Files tls;
  std::unique_ptr<cache::Cache> cache;
  KeyStores keys{settings};
  std::unique_ptr<mail::Mailer> mailer;
  std::unique_ptr<events::Bus> bus;
  rpc::WorkerPool workers;
  const Shared shared;
  std::vector<std::unique_ptr<RunningModule>> modules;
  std::unique_ptr<operations::DeadLetterService> dead_letters;
  std::unique_ptr<operations::ProjectionService> projections;
  std::unique_ptr<operations::AuditService> audit_logs;
  rpc_standard::Health health;
  std::unique_ptr<rpc::Server> server;
  std::unique_ptr<metrics::Endpoint> endpoint;
  std::unique_ptr<Repeater> pruner;
};

Process::Parts::Parts(Settings given)
    : settings{std::move(given)},
      folder{settings.Text("data")},
      organisations{LoadOrganisations(settings.Text("organisations"))},
      authenticator{OpenedBy("callers", [this] { return LoadCallers(settings, organisations); })},
      tls{OpenedBy("tls-certificate", [this] { return LoadTlsFiles(settings); })},
      cache{OpenedBy("cache", [this] { return OpenCache(settings.For("cache", "")); })},
      mailer{OpenedBy("mailer", [this] { return mail::OpenMailer(settings.For("mailer", "")); })},
      bus{OpenedBy("bus", [this] { return OpenBus(settings); })},
      workers{static_cast<std::size_t>(settings.Number("workers")),
              static_cast<std::size_t>(settings.Number("calls-waiting"))},
      shared{settings, *bus,    *cache,        metrics, rpc_metrics,  clock::System(),
             keys,     *mailer, organisations, workers, authenticator} {}

// What every process serves for the modules that it hosts.
void Process::Parts::ServeOperators() {
  std::vector<operations::HostedModule> hosted;
  for (const auto& module : modules) {
    hosted.push_back(
        {module->name(), module->edge(), module->reactions(), module->projections(), module->audit_log().notary()});
  }
  if (hosted.empty()) return;
  dead_letters = std::make_unique<operations::DeadLetterService>(hosted, metrics, shared.clock);
  projections = std::make_unique<operations::ProjectionService>(hosted, *bus, shared.clock);
  audit_logs = std::make_unique<operations::AuditService>(std::move(hosted));
}

void Process::Parts::PruneBus() {
  const auto keep = std::chrono::hours{settings.Number("keep-bus-hours")};
  pruner = std::make_unique<Repeater>(
      Repetition{"prune the bus", kPruneBusInterval, [this, keep] { return bus->Prune(shared.clock.Now() - keep); }});
}

void Process::Parts::Serve() {
  ServeOperators();
  std::vector<grpc::Service*> services{&health.service()};
  if (dead_letters) services.insert(services.end(), {dead_letters.get(), projections.get(), audit_logs.get()});
  for (const auto& module : modules) {
    for (const auto& service : module->services()) services.push_back(service.get());
  }
  server = std::make_unique<rpc::Server>(settings.Text("address"), services, tls);
}

void Process::Parts::Observe() {
  metrics::PublishBuildInfo(metrics, PARTICIPATION_VERSION);
  PublishBusMetrics(metrics, *bus);
  PublishCacheMetrics(metrics, *cache);
  PublishIdentityMetrics(metrics, authenticator);
  if (settings.Text("metrics-address").empty()) return;
  endpoint = std::make_unique<metrics::Endpoint>(
      metrics, settings.Text("metrics-address"), [this] { return health.Serving(); }, tls);
}

Process::Process(Settings settings, std::vector<Module> modules) {
  RequireSound(settings, modules);
  parts_ = std::make_unique<Parts>(std::move(settings));
  for (const Module& module : modules) {
    parts_->modules.push_back(std::make_unique<RunningModule>(module, parts_->shared));
  }
  parts_->Serve();
  for (const auto& module : parts_->modules) module->Begin();
  parts_->Observe();
  parts_->PruneBus();
  parts_->health.Set("", true);
  if (parts_->dead_letters) {
    parts_->health.Set(operations::v1::DeadLetterService::service_full_name(), true);
    parts_->health.Set(operations::v1::ProjectionService::service_full_name(), true);
    parts_->health.Set(audit::v1::AuditService::service_full_name(), true);
  }
  for (const Module& module : modules) {
    for (const std::string& name : HealthNames(module.name)) parts_->health.Set(name, true);
  }
  Announce(PARTICIPATION_VERSION, parts_->modules, address());
}

Process::~Process() {
  parts_->health.Drain();
  parts_->server->Shutdown(std::chrono::seconds{parts_->settings.Number("drain-seconds")}, [this] {
    for (const auto& module : parts_->modules) module->edge().streams().End();
  });
  parts_->endpoint.reset();
  parts_->pruner.reset();
  for (const auto& module : parts_->modules) module->End();
  parts_.reset();
  log::Info("stopped");
}

std::string Process::address() const { return parts_->server->address(); }

std::string Process::metrics_url() const {
  if (!parts_->endpoint) return "";
  return (parts_->tls.empty() ? "http://" : "https://") + parts_->endpoint->address();
}

std::shared_ptr<grpc::Channel> Process::Channel() const { return parts_->server->InProcessChannel(); }

}  // namespace participation::runtime
