#include "tests/contract/platform.hpp"

#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/audit/v1/audit_events.pb.h"
#include "participation/audit/v1/audit_service.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "participation/impact_reporting/v1/report.pb.h"
#include "participation/operations/v1/dead_letter_service.pb.h"
#include "participation/operations/v1/projection_service.pb.h"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"

namespace participation::contract {

const Api& Platform() {
  // One message of each service's API, one of its events, one of what is served as a file, and one of what operators
  // are served.
  static const Api api = WithImports({
      people_bank::v1::GetPersonRequest::descriptor()->file(),
      people_bank::v1::PersonRegistered::descriptor()->file(),
      activity_tracking::v1::GetActivityRequest::descriptor()->file(),
      activity_tracking::v1::ActivityPlanned::descriptor()->file(),
      feedback_ingestion::v1::SubmitFeedbackRequest::descriptor()->file(),
      feedback_ingestion::v1::FeedbackReceived::descriptor()->file(),
      impact_reporting::v1::GetFindingRequest::descriptor()->file(),
      impact_reporting::v1::DecisionRecorded::descriptor()->file(),
      impact_reporting::v1::Report::descriptor()->file(),
      operations::v1::GetDeadLetterRequest::descriptor()->file(),
      operations::v1::GetProjectionRequest::descriptor()->file(),
      audit::v1::GetCheckpointRequest::descriptor()->file(),
      audit::v1::CheckpointSigned::descriptor()->file(),
  });
  return api;
}

const std::vector<Exception>& PlatformExceptions() {
  static const std::string kIngestion = "participation.feedback_ingestion.v1.";
  static const std::vector<Exception> exceptions = {
      {"RequestIdsMissing", kIngestion + "FeedbackIngestionService.SubmitFeedback", "its submission_id does that"},
      {"RequestIdsMissing", kIngestion + "FeedbackIngestionService.StreamFeedback", "each submission has its own id"},
      {"RequestIdsMissing", kIngestion + "FeedbackIngestionService.ImportFeedback", "an import goes on where it was"},
      {"BoundsTooWide", kIngestion + "ImportChunk.data", "a piece of a file, not a field of a form"},
  };
  return exceptions;
}

}  // namespace participation::contract
