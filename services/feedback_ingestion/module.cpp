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
bool Forget(database::Database& database) {
  bool anybody = false;
  database.Read([&](database::Transaction& snapshot) { anybody = IsAnybodyToForget(snapshot); });
  if (anybody) database.Write([](database::Transaction& transaction) { return ForgetMore(transaction); });
  return anybody;
}

projections::Projection Consultations() {
  projections::Projection consultations{.name = "consultations",
                                        .description = "when consultations take answers, as activity tracking tells it",
                                        .tables = {{"consultations"}}};
  ReactToConsultations(consultations.reactions);
  return consultations;
}

void Start(runtime::Host& host) {
  const auto& means = host.means();
  host.Serve(std::make_unique<FeedbackIngestionService>(means.edge, means.clock, means.metrics, means.keys));
  React(host.reactions());
  host.Project(Consultations());
  host.RepeatForgetting("forget", kForgetInterval, [&database = means.database] { return Forget(database); });
}

}  // namespace

runtime::Module FeedbackIngestionModule() {
  return {.name = "feedback_ingestion", .keeps_personal_data = true, .migrations = store::kMigrations, .start = Start};
}

}  // namespace participation::feedback_ingestion
