#include "libs/runtime/run.hpp"
#include "services/activity_tracking/module.hpp"
#include "services/feedback_ingestion/module.hpp"
#include "services/impact_reporting/module.hpp"
#include "services/people_bank/module.hpp"

int main(int argc, char** argv) {
  using namespace participation;
  return runtime::Run(argc, argv,
                      {people_bank::PeopleBankModule(), activity_tracking::ActivityTrackingModule(),
                       feedback_ingestion::FeedbackIngestionModule(), impact_reporting::ImpactReportingModule()});
}
