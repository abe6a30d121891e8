#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/impact_reporting/v1/impact_reporting_service.grpc.pb.h"
#include "services/impact_reporting/module.hpp"
#include "services/impact_reporting/testing/neighbour.hpp"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using testing::Eventually;
using testing::HasSubstr;
using ::testing::SizeIs;

class ServiceTest : public ::testing::Test {
 protected:
  using Stub = v1::ImpactReportingService::Stub;

  v1::Finding RecordFinding() {
    v1::RecordFindingRequest request;
    request.set_organisation("R9A");
    request.set_statement("Parking is too far away");
    request.mutable_evidence()->mutable_theme()->set_theme("parking");
    request.mutable_evidence()->mutable_theme()->set_first_month("2026-03");
    request.mutable_evidence()->mutable_theme()->set_last_month("2026-03");
    return platform_.Ok(&Stub::RecordFinding, request).finding();
  }
  v1::RecordDecisionRequest DecisionOn(const std::string& finding_id) {
    v1::RecordDecisionRequest request;
    request.set_organisation("R9A");
    request.set_title("More bays by the door");
    request.set_answer(v1::Decision::ANSWER_ADOPTED);
    request.set_reasons("Walking from the far car park is hard for many patients.");
    request.set_decided_by("Estates Committee");
    request.add_finding_ids(finding_id);
    request.set_request_id(id::New());
    return request;
  }
  v1::Commitment Commit(const std::string& decision_id, const std::string& due_date) {
    v1::MakeCommitmentRequest request;
    request.set_decision_id(decision_id);
    request.set_title("Paint bays");
    request.set_owner("Head of Estates");
    request.set_due_date(due_date);
    return platform_.Ok(&Stub::MakeCommitment, request).commitment();
  }
  v1::Outcome Publish(const std::string& decision_id) {
    v1::PublishOutcomeRequest request;
    request.set_decision_id(decision_id);
    request.set_title("Twelve new bays");
    request.set_summary("There are twelve bays by the door.");
    return platform_.Ok(&Stub::PublishOutcome, request).outcome();
  }
  v1::TellingSummary SummaryOf(const std::string& outcome_id) {
    v1::GetTellingSummaryRequest request;
    request.set_outcome_id(outcome_id);
    return platform_.Ok(&Stub::GetTellingSummary, request).summary();
  }
  v1::TraceContributionResponse Trace(const std::string& contribution_id) {
    v1::TraceContributionRequest request;
    request.set_contribution_id(contribution_id);
    v1::TraceContributionResponse response;
    platform_.Call(&Stub::TraceContribution, request, response);
    return response;
  }
  std::string Report(v1::RenderReportRequest::Format format) {
    v1::RenderReportRequest request;
    request.set_organisation("R9A");
    request.set_first_month("2026-01");
    request.set_last_month("2026-12");
    request.set_format(format);
    return platform_.Ok(&Stub::RenderReport, request).content();
  }

  Neighbour neighbour_;
  platform_testing::Platform platform_{{ImpactReportingModule(), neighbour_.Module()}};
};

TEST_F(ServiceTest, AVoiceBecomesAChangeAndItsContributorIsTold) {
  const std::string contribution = id::New();
  const std::string ada = id::New();
  neighbour_.Tell(Reporting::Received(contribution, ada));
  neighbour_.Tell(Reporting::Themed(contribution, {"parking"}));
  ASSERT_TRUE(Eventually([&] { return Trace(contribution).contribution().themes_size() == 1; }));
  const auto decision = platform_.Ok(&Stub::RecordDecision, DecisionOn(RecordFinding().finding_id())).decision();
  const auto outcome = Publish(decision.decision_id());
  ASSERT_TRUE(Eventually([&] { return SummaryOf(outcome.outcome_id()).due() == 1; }));

  v1::ListTellingsRequest list;
  list.set_outcome_id(outcome.outcome_id());
  const auto tellings = platform_.Ok(&Stub::ListTellings, list).tellings();
  ASSERT_THAT(tellings, SizeIs(1));
  EXPECT_EQ(tellings[0].person_id(), ada);
  people_bank::v1::ContributorTold told;
  told.set_telling_id(tellings[0].telling_id());
  told.set_channel(people_bank::v1::CHANNEL_LETTER);
  neighbour_.Tell(told);
  ASSERT_TRUE(Eventually([&] { return SummaryOf(outcome.outcome_id()).told() == 1; }));
  const auto chain = Trace(contribution);
  EXPECT_EQ(chain.outcomes(0).outcome_id(), outcome.outcome_id());
  EXPECT_EQ(chain.tellings(0).state(), v1::Telling::STATE_TOLD);
}

TEST_F(ServiceTest, ADecisionSentAgainIsOneDecision) {
  const auto request = DecisionOn(RecordFinding().finding_id());
  const auto first = platform_.Ok(&Stub::RecordDecision, request).decision();
  EXPECT_EQ(platform_.Ok(&Stub::RecordDecision, request).decision().decision_id(), first.decision_id());
  EXPECT_THAT(platform_.Ok(&Stub::ListDecisions, v1::ListDecisionsRequest{}).decisions(), SizeIs(1));
}

TEST_F(ServiceTest, ReasonsAreRequired) {
  auto request = DecisionOn(RecordFinding().finding_id());
  request.clear_reasons();
  const auto refused = platform_.Refused(&Stub::RecordDecision, request);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(refused.error_message(), HasSubstr("reasons"));
}

TEST_F(ServiceTest, AFindingNeedsEvidence) {
  v1::RecordFindingRequest request;
  request.set_organisation("R9A");
  request.set_statement("Parking is too far away");
  request.mutable_evidence();
  EXPECT_EQ(platform_.Refused(&Stub::RecordFinding, request).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(ServiceTest, CommitmentsAreListedInPagesAndByWhetherTheyAreOverdue) {
  const auto decision = platform_.Ok(&Stub::RecordDecision, DecisionOn(RecordFinding().finding_id())).decision();
  for (const char* due : {"2020-01-01", "2190-01-01", "2020-01-02"}) Commit(decision.decision_id(), due);
  v1::ListCommitmentsRequest list;
  list.set_page_size(2);
  const auto first = platform_.Ok(&Stub::ListCommitments, list);
  EXPECT_THAT(first.commitments(), SizeIs(2));
  list.set_page_token(first.next_page_token());
  const auto second = platform_.Ok(&Stub::ListCommitments, list);
  EXPECT_THAT(second.commitments(), SizeIs(1));
  EXPECT_EQ(second.next_page_token(), "");
  v1::ListCommitmentsRequest overdue;
  overdue.set_overdue(true);
  EXPECT_THAT(platform_.Ok(&Stub::ListCommitments, overdue).commitments(), SizeIs(2));
}

TEST_F(ServiceTest, AnIllegalMoveIsRefusedOverTheWireToo) {
  const auto decision = platform_.Ok(&Stub::RecordDecision, DecisionOn(RecordFinding().finding_id())).decision();
  v1::MoveCommitmentRequest move;
  move.set_commitment_id(Commit(decision.decision_id(), "2190-01-01").commitment_id());
  move.set_state(v1::Commitment::STATE_DONE);
  EXPECT_EQ(platform_.Refused(&Stub::MoveCommitment, move).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
}

TEST_F(ServiceTest, TellingsArePagedInOneOrder) {
  for (int i = 0; i < 5; ++i) {
    const std::string contribution = id::New();
    neighbour_.Tell(Reporting::Received(contribution, id::New()));
    neighbour_.Tell(Reporting::Themed(contribution, {"parking"}));
    ASSERT_TRUE(Eventually([&] { return Trace(contribution).contribution().themes_size() == 1; }));
  }
  const auto decision = platform_.Ok(&Stub::RecordDecision, DecisionOn(RecordFinding().finding_id())).decision();
  const auto outcome = Publish(decision.decision_id());
  ASSERT_TRUE(Eventually([&] { return SummaryOf(outcome.outcome_id()).due() == 5; }));
  v1::ListTellingsRequest list;
  list.set_organisation("R9A");
  list.set_page_size(2);
  std::set<std::string> seen;
  do {
    const auto page = platform_.Ok(&Stub::ListTellings, list);
    for (const auto& telling : page.tellings()) EXPECT_TRUE(seen.insert(telling.telling_id()).second);
    list.set_page_token(page.next_page_token());
  } while (!list.page_token().empty());
  EXPECT_THAT(seen, SizeIs(5));
}

TEST_F(ServiceTest, TheReportIsRenderedInEachFormat) {
  RecordFinding();
  neighbour_.Tell(Reporting::Received(id::New(), ""));
  ASSERT_TRUE(Eventually([&] {
    return Report(v1::RenderReportRequest::FORMAT_CSV).find("2026-03,organisation,R9A") != std::string::npos;
  }));
  EXPECT_THAT(Report(v1::RenderReportRequest::FORMAT_HTML), HasSubstr("<h1>Public involvement"));
  EXPECT_THAT(Report(v1::RenderReportRequest::FORMAT_JSON), HasSubstr("\"organisation\": \"R9A\""));
}

TEST_F(ServiceTest, OfAnOrganisationThatNothingIsKnownOfThereIsNoReport) {
  v1::RenderReportRequest request;
  request.set_organisation("R9Z");
  request.set_first_month("2026-01");
  request.set_last_month("2026-12");
  request.set_format(v1::RenderReportRequest::FORMAT_HTML);
  const auto refused = platform_.Refused(&Stub::RenderReport, request);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_THAT(refused.error_message(), HasSubstr("check its code"));
  request.set_organisation("R9A");
  RecordFinding();
  EXPECT_THAT(platform_.Ok(&Stub::RenderReport, request).content(), HasSubstr("Parking"));
}

TEST_F(ServiceTest, ResultsArePublishedUnderSuppressionUnlessAllIsAskedFor) {
  neighbour_.Tell(Reporting::Received(id::New(), ""));
  v1::GetFriendsAndFamilyResultsRequest request;
  request.set_level(v1::LEVEL_ORGANISATION);
  request.set_first_month("2026-01");
  request.set_last_month("2026-12");
  ASSERT_TRUE(Eventually([&] { return platform_.Ok(&Stub::GetFriendsAndFamilyResults, request).results_size() == 1; }));
  EXPECT_TRUE(platform_.Ok(&Stub::GetFriendsAndFamilyResults, request).results(0).percentages_withheld());
  request.set_view(v1::VIEW_FULL);
  EXPECT_EQ(platform_.Ok(&Stub::GetFriendsAndFamilyResults, request).results(0).counts().good(), 1);
}

TEST_F(ServiceTest, ACountThatIsWithheldSaysSo) {
  neighbour_.Tell(Reporting::Received(id::New(), ""));
  v1::SummariseParticipationRequest request;
  request.set_organisation("R9A");
  request.set_first_month("2026-01");
  request.set_last_month("2026-12");
  const auto withheld = [&] {
    const auto answer = platform_.Ok(&Stub::SummariseParticipation, request);
    return std::ranges::any_of(answer.counts(), [](const v1::ParticipationCount& count) {
      EXPECT_NE(count.withheld(), count.has_contributions());
      return count.withheld();
    });
  };
  EXPECT_TRUE(Eventually(withheld));
}

TEST_F(ServiceTest, FiguresThatAreThereForNobodyAreEmptyAndNotAnError) {
  EXPECT_THAT(platform_.Ok(&Stub::SummariseRegister, v1::SummariseRegisterRequest{}).counts(), SizeIs(0));
  EXPECT_THAT(platform_.Ok(&Stub::ListDutyEvidence, v1::ListDutyEvidenceRequest{}).evidence(), SizeIs(0));
  EXPECT_THAT(platform_.Ok(&Stub::ListYouSaidWeDid, v1::ListYouSaidWeDidRequest{}).statements(), SizeIs(0));
  v1::SummariseParticipationRequest participation;
  participation.set_organisation("R9A");
  participation.set_first_month("2026-01");
  participation.set_last_month("2026-02");
  EXPECT_THAT(platform_.Ok(&Stub::SummariseParticipation, participation).counts(), SizeIs(12));
  v1::GetControlChartRequest chart;
  chart.set_organisation("R9A");
  chart.set_measure(v1::MEASURE_PERCENT_POSITIVE);
  EXPECT_EQ(platform_.Refused(&Stub::GetControlChart, chart).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
}

TEST_F(ServiceTest, WhatWasRecordedIsThereAfterARestart) {
  const auto finding = RecordFinding();
  platform_.Restart();
  v1::GetFindingRequest get;
  get.set_finding_id(finding.finding_id());
  EXPECT_EQ(platform_.Ok(&Stub::GetFinding, get).finding().statement(), finding.statement());
}

}  // namespace
}  // namespace participation::impact_reporting
