#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/impact_reporting/v1/impact_reporting_service.grpc.pb.h"
#include "services/impact_reporting/module.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::SizeIs;

// What was recorded is found again: by its id, and page by page.
class LookUpTest : public ::testing::Test {
 protected:
  using Lookup = v1::ImpactReportingService::Stub;

  std::string FindingOf(const std::string& statement) {
    v1::RecordFindingRequest request;
    request.set_organisation("R9A");
    request.set_statement(statement);
    auto& theme = *request.mutable_evidence()->mutable_theme();
    theme.set_theme("parking");
    theme.set_first_month("2026-03");
    theme.set_last_month("2026-03");
    return platform_.Ok(&Lookup::RecordFinding, request).finding().finding_id();
  }
  std::string DecisionAbout(const std::string& finding_id) {
    v1::RecordDecisionRequest request;
    request.set_organisation("R9A");
    request.set_title("More bays by the door");
    request.set_answer(v1::Decision::ANSWER_ADOPTED);
    request.set_reasons("Walking from the far car park is hard for many patients.");
    request.set_decided_by("Estates Committee");
    request.add_finding_ids(finding_id);
    return platform_.Ok(&Lookup::RecordDecision, request).decision().decision_id();
  }
  std::string OutcomeOf(const std::string& decision_id, const std::string& title) {
    v1::PublishOutcomeRequest request;
    request.set_decision_id(decision_id);
    request.set_title(title);
    request.set_summary("There are twelve bays by the door.");
    return platform_.Ok(&Lookup::PublishOutcome, request).outcome().outcome_id();
  }

  platform_testing::Platform platform_{{ImpactReportingModule()}};
};

TEST_F(LookUpTest, FindingsAreListedPageByPage) {
  for (const char* statement : {"Parking is far", "Signs are small", "Nobody explains"}) FindingOf(statement);
  v1::ListFindingsRequest request;
  request.set_organisation("R9A");
  request.set_page_size(2);
  const auto first = platform_.Ok(&Lookup::ListFindings, request);
  EXPECT_THAT(first.findings(), SizeIs(2));
  request.set_page_token(first.next_page_token());
  const auto last = platform_.Ok(&Lookup::ListFindings, request);
  ASSERT_THAT(last.findings(), SizeIs(1));
  EXPECT_EQ(last.findings(0).statement(), "Nobody explains");
  EXPECT_EQ(last.next_page_token(), "");
  request.set_page_token("");
  request.set_organisation("R9B");
  EXPECT_THAT(platform_.Ok(&Lookup::ListFindings, request).findings(), SizeIs(0));
}

TEST_F(LookUpTest, ADecisionACommitmentAndAnOutcomeAreFoundByTheirIds) {
  v1::GetDecisionRequest decision;
  decision.set_decision_id(DecisionAbout(FindingOf("Parking is far")));
  EXPECT_EQ(platform_.Ok(&Lookup::GetDecision, decision).decision().decided_by(), "Estates Committee");
  v1::MakeCommitmentRequest promise;
  promise.set_decision_id(decision.decision_id());
  promise.set_title("Paint bays");
  promise.set_owner("Head of Estates");
  promise.set_due_date("2030-01-31");
  v1::GetCommitmentRequest commitment;
  commitment.set_commitment_id(platform_.Ok(&Lookup::MakeCommitment, promise).commitment().commitment_id());
  EXPECT_EQ(platform_.Ok(&Lookup::GetCommitment, commitment).commitment().owner(), "Head of Estates");
  v1::GetOutcomeRequest outcome;
  outcome.set_outcome_id(OutcomeOf(decision.decision_id(), "Twelve new bays"));
  EXPECT_EQ(platform_.Ok(&Lookup::GetOutcome, outcome).outcome().title(), "Twelve new bays");
}

TEST_F(LookUpTest, AnIdThatThereIsNoneOfIsNotFound) {
  v1::GetDecisionRequest decision;
  decision.set_decision_id(id::New());
  EXPECT_EQ(platform_.Refused(&Lookup::GetDecision, decision).error_code(), grpc::StatusCode::NOT_FOUND);
  v1::GetCommitmentRequest commitment;
  commitment.set_commitment_id(id::New());
  EXPECT_EQ(platform_.Refused(&Lookup::GetCommitment, commitment).error_code(), grpc::StatusCode::NOT_FOUND);
  v1::GetOutcomeRequest outcome;
  outcome.set_outcome_id(id::New());
  EXPECT_EQ(platform_.Refused(&Lookup::GetOutcome, outcome).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(LookUpTest, OutcomesAreListedByDecisionPageByPage) {
  const std::string decision = DecisionAbout(FindingOf("Parking is far"));
  for (const char* title : {"Twelve bays", "A crossing", "A bench"}) OutcomeOf(decision, title);
  OutcomeOf(DecisionAbout(FindingOf("Signs are small")), "Larger signs");
  v1::ListOutcomesRequest request;
  request.set_decision_id(decision);
  request.set_page_size(2);
  const auto first = platform_.Ok(&Lookup::ListOutcomes, request);
  EXPECT_THAT(first.outcomes(), SizeIs(2));
  request.set_page_token(first.next_page_token());
  const auto last = platform_.Ok(&Lookup::ListOutcomes, request);
  ASSERT_THAT(last.outcomes(), SizeIs(1));
  EXPECT_EQ(last.outcomes(0).title(), "A bench");
}

}  // namespace
}  // namespace participation::impact_reporting
