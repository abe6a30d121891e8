#include "tools/participationctl/stream_tally.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"

namespace participation::ctl {
namespace {

using feedback_ingestion::v1::ImportFeedbackResponse;
using feedback_ingestion::v1::StreamFeedbackResponse;
using feedback_ingestion::v1::SubmissionOutcome;

std::string Printed(const StreamTally& tally) {
  std::ostringstream out;
  tally.Print(out);
  return out.str();
}

TEST(StreamTallyTest, WhatBecameOfTheItemsAddsUpOverAllReplies) {
  StreamTally tally;
  for (const auto result : {SubmissionOutcome::RESULT_STORED, SubmissionOutcome::RESULT_REFUSED}) {
    StreamFeedbackResponse reply;
    reply.add_outcomes()->set_result(SubmissionOutcome::RESULT_ALREADY_HAD);
    reply.add_outcomes()->set_result(result);
    tally.Add(reply);
  }
  EXPECT_EQ(Printed(tally), "4 items = 1 stored + 2 had already + 1 refused\n");
  EXPECT_TRUE(tally.AnyRefused());
}

TEST(StreamTallyTest, RepliesThatSpeakOfNoItemsAreNotSummedUp) {
  StreamTally tally;
  tally.Add(ImportFeedbackResponse{});
  EXPECT_EQ(Printed(tally), "");
  EXPECT_FALSE(tally.AnyRefused());
}

}  // namespace
}  // namespace participation::ctl
