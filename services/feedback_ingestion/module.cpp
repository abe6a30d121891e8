#include "services/feedback_ingestion/module.hpp"

#include <functional>
#include <memory>

#include "libs/database/database.hpp"
#include "libs/runtime/host.hpp"
#include "services/feedback_ingestion/api/feedback_ingestion_service.hpp"
#include "services/feedback_ingestion/events/reactions.hpp"
#include "services/feedback_ingestion/store/migrations.hpp"
#include "services/feedback_ingestion/usecases/forget_person.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr std::chrono::seconds kForgetInterval{10};

// Reads first: the writer has better things to do than to find that there is nothing to do.
// What was forgotten is then taken out of the log of changes. At the start there may be something of before.
std::function<bool()> Forgetting(database::Database& database) {
  return [&database, log_may_hold_it = true]() mutable {
    bool more = false;
    database.Read([&](database::Transaction& snapshot) { more = IsAnybodyToForget(snapshot); });
    if (more) {
      database.Write([](database::Transaction& transaction) { return ForgetMore(transaction); });
      log_may_hold_it = true;
    } else if (log_may_hold_it) {
      log_may_hold_it = !database.EmptyLog();
    }
    return more;
  };
}

void Start(runtime::Host& host) {
  const auto& means = host.means();
  host.Serve(std::make_unique<FeedbackIngestionService>(means.edge, means.clock, means.metrics, means.keys));
  React(host.reactions());
  host.Repeat("forget", kForgetInterval, Forgetting(means.database));
}

}  // namespace

runtime::Module FeedbackIngestionModule() {
  return {.name = "feedback_ingestion", .forgets = true, .migrations = store::kMigrations, .start = Start};
}

}  // namespace participation::feedback_ingestion
