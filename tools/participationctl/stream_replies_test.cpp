#include "tools/participationctl/stream_replies.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

using feedback_ingestion::v1::StreamFeedbackRequest;
using feedback_ingestion::v1::StreamFeedbackResponse;
using feedback_ingestion::v1::SubmissionOutcome;
using testing::HasSubstr;

const Wording& StreamWording() {
  static const Wording wording{*StreamFeedbackRequest::descriptor(), {}};
  return wording;
}

// The reply to a request with so many items.
void Add(StreamReplies& replies, int line, const std::vector<SubmissionOutcome::Result>& results, int items) {
  StreamFeedbackRequest request;
  for (int i = 0; i < items; ++i) request.add_submissions();
  StreamFeedbackResponse reply;
  for (const auto result : results) reply.add_outcomes()->set_result(result);
  replies.Add(line, request, reply);
}

TEST(StreamRepliesTest, EachOutcomeIsSaidWithTheLineAndTheItemThatItIsOf) {
  std::ostringstream out;
  StreamReplies replies{"table", StreamWording(), out};
  Add(replies, 1, {SubmissionOutcome::RESULT_STORED}, 1);
  Add(replies, 4, {SubmissionOutcome::RESULT_ALREADY_HAD, SubmissionOutcome::RESULT_REFUSED}, 2);
  replies.Flush();
  EXPECT_EQ(out.str(),
            "line  item            result\n"
            "1     submissions[0]  stored\n"
            "4     submissions[0]  already-had\n"
            "4     submissions[1]  refused\n"
            "3 rows\n");
}

TEST(StreamRepliesTest, WhatIsRefusedIsSaidInTheWordsThatJsonTakes) {
  StreamFeedbackRequest request;
  request.add_submissions();
  StreamFeedbackResponse reply;
  reply.add_outcomes()->set_message("source: is required, as one of: SOURCE_SURVEY, SOURCE_STORY");
  std::ostringstream out;
  StreamReplies replies{"wide", StreamWording(), out};
  replies.Add(1, request, reply);
  replies.Flush();
  EXPECT_THAT(out.str(), HasSubstr("as one of: survey, story"));
}

TEST(StreamRepliesTest, ALongStreamIsPrintedAsItComes) {
  std::ostringstream out;
  StreamReplies replies{"table", StreamWording(), out};
  for (int line = 1; line <= 600; ++line) Add(replies, line, {SubmissionOutcome::RESULT_STORED}, 1);
  EXPECT_THAT(out.str(), HasSubstr("500 rows"));
  replies.Flush();
  EXPECT_THAT(out.str(), HasSubstr("100 rows"));
}

TEST(StreamRepliesTest, AReplyThatIsNotOneForEachItemIsPrintedByItself) {
  std::ostringstream out;
  StreamReplies replies{"table", StreamWording(), out};
  Add(replies, 1, {SubmissionOutcome::RESULT_STORED}, 2);
  EXPECT_EQ(out.str(), "result\nstored\n1 row\n");
}

TEST(StreamRepliesTest, JsonIsWhatThePlatformSaid) {
  std::ostringstream out;
  StreamReplies replies{"json", StreamWording(), out};
  Add(replies, 7, {SubmissionOutcome::RESULT_STORED}, 1);
  EXPECT_THAT(out.str(), testing::AllOf(HasSubstr("RESULT_STORED"), testing::Not(HasSubstr("\"line\""))));
}

}  // namespace
}  // namespace participation::ctl
