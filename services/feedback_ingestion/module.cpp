#include "services/feedback_ingestion/module.hpp"

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
bool ForgetSome(database::Database& database) {
  bool more = false;
  database.Read([&](database::Transaction& snapshot) { more = IsAnybodyToForget(snapshot); });
  if (more) database.Write([](database::Transaction& transaction) { return ForgetMore(transaction); });
  return more;
}

void Start(runtime::Host& host) {
  const auto& means = host.means();
  host.Serve(std::make_unique<FeedbackIngestionService>(means.edge, means.clock, means.metrics));
  React(host.reactions());
  host.Repeat("forget", kForgetInterval, [&database = means.database] { return ForgetSome(database); });
}

}  // namespace

runtime::Module FeedbackIngestionModule() {
  return {.name = "feedback_ingestion", .migrations = store::kMigrations, .start = Start};
}

}  // namespace participation::feedback_ingestion
