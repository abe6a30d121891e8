#pragma once

#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "participation/feedback_ingestion/v1/feedback_item.pb.h"
#include "participation/feedback_ingestion/v1/feedback_submission.pb.h"
#include "participation/feedback_ingestion/v1/import.pb.h"
#include "participation/feedback_ingestion/v1/monthly_count.pb.h"
#include "participation/feedback_ingestion/v1/theme.pb.h"
#include "services/feedback_ingestion/domain/feedback_item.hpp"
#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/domain/monthly_count.hpp"
#include "services/feedback_ingestion/domain/theme_framework.hpp"

namespace participation::feedback_ingestion {

Submission FromMessage(const v1::FeedbackSubmission& message);

v1::FeedbackItem ToMessage(const FeedbackItem& item);
// For the answer to a change.
v1::FeedbackReceipt ToReceipt(const FeedbackItem& item);
v1::Import ToMessage(const Import& import);
v1::ImportProblem ToMessage(const ImportProblem& problem);
v1::Theme ToMessage(const Theme& theme);
// With the breakdown of 1 to 4 answers only for those who may see single answers.
v1::MonthlyCount ToMessage(const MonthlyCount& count, bool exact);

v1::FeedbackReceived ToReceivedEvent(const FeedbackItem& item);
v1::FeedbackThemed ToThemedEvent(const FeedbackItem& item);

}  // namespace participation::feedback_ingestion
