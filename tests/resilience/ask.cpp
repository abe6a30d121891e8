#include "tests/resilience/ask.hpp"

#include <grpcpp/client_context.h>

#include <stdexcept>

#include "libs/clock/clock.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.grpc.pb.h"
#include "participation/operations/v1/dead_letter_service.grpc.pb.h"

namespace participation::resilience {
namespace {

namespace feedback = feedback_ingestion::v1;
namespace impact = impact_reporting::v1;

void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds{20});
}

void Require(const grpc::Status& status, const std::string& what) {
  if (!status.ok()) throw std::runtime_error{what + ": " + status.error_message()};
}

}  // namespace

Answer CountItems(const std::shared_ptr<grpc::Channel>& feedback_ingestion) {
  grpc::ClientContext context;
  SetDeadline(context);
  feedback::ListMonthlyCountsRequest request;
  request.set_organisation(kOrganisation);
  request.set_page_size(1000);
  feedback::ListMonthlyCountsResponse response;
  const auto status =
      feedback::FeedbackIngestionService::NewStub(feedback_ingestion)->ListMonthlyCounts(&context, request, &response);
  std::int64_t sum = 0;
  for (const auto& count : response.monthly_counts()) sum += count.items();
  return {status.ok() ? Result::kOk : Result::kUnknown, status, sum};
}

Answer CountResults(const std::shared_ptr<grpc::Channel>& impact_reporting) {
  return CountResults(impact_reporting, kOrganisation, clock::MonthOf(clock::System().Now()));
}

Answer CountResults(const std::shared_ptr<grpc::Channel>& impact_reporting, const std::string& organisation,
                    const std::string& month) {
  grpc::ClientContext context;
  SetDeadline(context);
  impact::GetFriendsAndFamilyResultsRequest request;
  request.set_level(impact::LEVEL_ORGANISATION);
  request.set_organisation(organisation);
  request.set_first_month(month);
  request.set_last_month(month);
  impact::GetFriendsAndFamilyResultsResponse response;
  const auto status = impact::ImpactReportingService::NewStub(impact_reporting)
                          ->GetFriendsAndFamilyResults(&context, request, &response);
  return {status.ok() ? Result::kOk : Result::kUnknown, status,
          response.results_size() == 0 ? 0 : response.results(0).responses()};
}

std::vector<std::pair<std::string, std::string>> ListItems(const std::shared_ptr<grpc::Channel>& feedback_ingestion) {
  const auto stub = feedback::FeedbackIngestionService::NewStub(feedback_ingestion);
  std::vector<std::pair<std::string, std::string>> items;
  feedback::ListFeedbackItemsRequest request;
  request.set_organisation(kOrganisation);
  request.set_page_size(1000);
  do {
    grpc::ClientContext context;
    SetDeadline(context);
    feedback::ListFeedbackItemsResponse page;
    Require(stub->ListFeedbackItems(&context, request, &page), "the items cannot be listed");
    for (const auto& item : page.feedback_items()) items.emplace_back(item.feedback_item_id(), item.submission_id());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return items;
}

std::vector<std::string> ListDeadKeys(const std::shared_ptr<grpc::Channel>& channel, const std::string& module) {
  const auto stub = operations::v1::DeadLetterService::NewStub(channel);
  std::vector<std::string> keys;
  operations::v1::ListDeadLettersRequest request;
  request.set_module(module);
  request.set_page_size(1000);
  do {
    grpc::ClientContext context;
    SetDeadline(context);
    operations::v1::ListDeadLettersResponse page;
    Require(stub->ListDeadLetters(&context, request, &page), "the dead letters cannot be listed");
    for (const auto& letter : page.dead_letters()) keys.push_back(letter.key());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return keys;
}

}  // namespace participation::resilience
