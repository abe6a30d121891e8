#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libs/events/reactions.hpp"
#include "libs/projections/projection.hpp"
#include "libs/runtime/repetition.hpp"

namespace grpc {
class Service;
}

namespace participation::cache {
class Cache;
}
namespace participation::clock {
class Clock;
}
namespace participation::database {
class Database;
}
namespace participation::mail {
class Mailer;
}
namespace participation::metrics {
class Registry;
}
namespace participation::organisations {
class Directory;
}
namespace participation::privacy {
class KeyStore;
}
namespace participation::rpc {
class Edge;
}

namespace participation::runtime {

class ForgottenLog;
class Settings;

// What the process lends a module for as long as it runs.
struct Means {
  const Settings& settings;
  database::Database& database;  // the module's own
  rpc::Edge& edge;               // where calls enter
  cache::Cache& cache;
  metrics::Registry& metrics;
  clock::Clock& clock;
  privacy::KeyStore& keys;
  mail::Mailer& mailer;
  const organisations::Directory& organisations;
};

// Where a module says, once, what it is made of.
class Host {
 public:
  explicit Host(Means means);
  ~Host();

  const Means& means() const { return means_; }

  // Serves an API. What it refers to must live as long as it does.
  void Serve(std::unique_ptr<grpc::Service> service);

  // What happens when events arrive.
  events::Reactions& reactions() { return reactions_; }

  // Does `work` whenever something was committed to the module's database, and at least once in `interval`.
  void Repeat(std::string name, std::chrono::milliseconds interval, std::function<bool()> work);

  // The same for work that deletes what people asked to be forgotten, and tells whether it deleted anything: soon
  // afterwards that is out of the log of changes too. So is, if it breaks down, what was deleted until then.
  void RepeatForgetting(std::string name, std::chrono::milliseconds interval, std::function<bool()> work);

  // What can be made again from the bus. Its reactions are to be among those above too.
  void Project(projections::Projection projection);

  const std::vector<projections::Projection>& projections() const { return projections_; }
  const std::vector<std::unique_ptr<grpc::Service>>& services() const { return services_; }
  const std::vector<Repetition>& repetitions() const { return repetitions_; }
  // Absent if the module forgets nothing.
  ForgottenLog* forgotten_log() const { return forgotten_log_.get(); }

 private:
  Means means_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::vector<projections::Projection> projections_;
  events::Reactions reactions_;
  std::vector<Repetition> repetitions_;
  std::unique_ptr<ForgottenLog> forgotten_log_;
};

}  // namespace participation::runtime
