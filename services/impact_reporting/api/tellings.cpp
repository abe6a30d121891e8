#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/paging/page.hpp"
#include "libs/policy/own_organisation.hpp"
#include "libs/rpc/answer.hpp"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/store/telling_store.hpp"
#include "services/impact_reporting/usecases/summarise_tellings.hpp"

namespace participation::impact_reporting {
namespace {

TellingStore::Filter FilterIn(const v1::ListTellingsRequest& request, const std::string& today) {
  TellingStore::Filter filter{
      .organisation = request.organisation(), .outcome_id = request.outcome_id(), .person_id = request.person_id()};
  if (request.state() != v1::Telling::STATE_UNSPECIFIED) filter.state = static_cast<Telling::State>(request.state());
  if (request.overdue()) filter.overdue_on = today;
  return filter;
}

std::string KeyOf(const Telling& telling) {
  return absl::StrCat(static_cast<int>(telling.state), "|", telling.due_date, "|", telling.id);
}

TellingKey KeyFrom(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, '|');
  TellingKey key;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &key.state)) return {};
  key.due_date = parts[1];
  key.telling_id = parts[2];
  return key;
}

absl::Status List(database::Transaction& transaction, const v1::ListTellingsRequest& request, const std::string& today,
                  v1::ListTellingsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto tellings = TellingStore{transaction}.List(FilterIn(request, today), KeyFrom(page->after), page->size + 1);
  response.set_next_page_token(paging::CutToPage(request, *page, tellings, KeyOf));
  for (const auto& telling : tellings) *response.add_tellings() = ToMessage(telling, today);
  return absl::OkStatus();
}

absl::StatusOr<TellingSummary> Summarise(database::Transaction& transaction, const rpc::Call& call,
                                         const std::string& outcome_id, clock::Time now) {
  const auto outcome = OutcomeStore{transaction}.Find(outcome_id);
  if (!outcome.ok()) return outcome.status();
  if (auto refusal = policy::AllowOrganisation(call.caller, outcome->organisation); !refusal.ok()) return refusal;
  return SummariseTellings(transaction, *outcome, now);
}

}  // namespace

grpc::ServerUnaryReactor* ImpactReportingService::ListTellings(grpc::CallbackServerContext* context,
                                                               const v1::ListTellingsRequest* request,
                                                               v1::ListTellingsResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=, this](database::Transaction& transaction) {
    return List(transaction, *request, Today(), *response);
  });
}

grpc::ServerUnaryReactor* ImpactReportingService::GetTellingSummary(grpc::CallbackServerContext* context,
                                                                    const v1::GetTellingSummaryRequest* request,
                                                                    v1::GetTellingSummaryResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return Summarise(transaction, call, request->outcome_id(), clock_.Now());
      },
      [=](const TellingSummary& summary) { *response->mutable_summary() = ToMessage(Uncovered(summary)); });
}

}  // namespace participation::impact_reporting
