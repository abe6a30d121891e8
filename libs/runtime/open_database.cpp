#include "libs/runtime/open_database.hpp"

#include "libs/audit/log.hpp"
#include "libs/database/lease.hpp"
#include "libs/events/outbox.hpp"
#include "libs/projections/rebuilds.hpp"
#include "libs/rpc/kept_answers.hpp"
#include "libs/runtime/module.hpp"
#include "libs/runtime/settings.hpp"

namespace participation::runtime {
namespace {

// A commit takes a millisecond or so, and this much work some nine: whoever comes next waits no longer than for that.
constexpr std::size_t kLargestGroup = 128;

}  // namespace

// A file is this process's alone; a server's database is shared with the module's other replicas.
std::unique_ptr<database::Database> OpenDatabase(const Module& module, const Settings& settings) {
  auto database = database::Open(settings.For("database", module.name),
                                 {.most_waiting = static_cast<std::size_t>(settings.Number("changes-waiting")),
                                  .largest_group = kLargestGroup,
                                  .overwrite_deleted = module.keeps_personal_data,
                                  .exclusive = true});
  if (database->IsShared()) database::Lease::Migrate(*database);
  events::MigrateEvents(*database);
  projections::Rebuilds::Migrate(*database);
  rpc::MigrateKeptAnswers(*database);
  audit::MigrateAudit(*database);
  database->Migrate(module.name, module.migrations);
  return database;
}

}  // namespace participation::runtime
