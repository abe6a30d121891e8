#include "services/impact_reporting/messages.hpp"

#include "libs/clock/uk_time.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/refusal/etag.hpp"

namespace participation::impact_reporting {
namespace {

v1::Evidence ToMessage(const Evidence& evidence) {
  v1::Evidence message;
  switch (evidence.kind()) {
    case Evidence::Kind::kTheme:
      message.mutable_theme()->set_theme(evidence.subject());
      message.mutable_theme()->set_organisation(evidence.organisation());
      message.mutable_theme()->set_first_month(evidence.months().first);
      message.mutable_theme()->set_last_month(evidence.months().last);
      break;
    case Evidence::Kind::kActivity:
      message.set_activity_id(evidence.subject());
      break;
    case Evidence::Kind::kConsultation:
      message.set_consultation_id(evidence.subject());
      break;
    case Evidence::Kind::kChosen:
      message.mutable_chosen();
  }
  return message;
}

}  // namespace

v1::Finding ToMessage(const CountedFinding& counted) {
  v1::Finding message;
  message.set_finding_id(counted.finding.id);
  message.set_organisation(counted.finding.organisation);
  message.set_statement(counted.finding.statement);
  *message.mutable_evidence() = ToMessage(counted.finding.evidence);
  if (counted.contributions) message.set_contribution_count(*counted.contributions);
  *message.mutable_create_time() = messages::ToTimestamp(counted.finding.create_time);
  return message;
}

v1::Decision ToMessage(const Decision& decision) {
  const auto& details = decision.details();
  v1::Decision message;
  message.set_decision_id(decision.id());
  message.set_organisation(details.organisation);
  message.set_title(details.title);
  message.set_answer(static_cast<v1::Decision::Answer>(details.answer));
  message.set_reasons(details.reasons);
  message.set_decided_by(details.decided_by);
  message.set_decide_date(details.decide_date);
  for (const auto& finding_id : details.finding_ids) message.add_finding_ids(finding_id);
  message.set_etag(refusal::EtagOf(decision.version()));
  *message.mutable_create_time() = messages::ToTimestamp(decision.times().created);
  *message.mutable_update_time() = messages::ToTimestamp(decision.times().updated);
  return message;
}

v1::Commitment ToMessage(const Commitment& commitment, std::string_view today) {
  const auto& details = commitment.details();
  v1::Commitment message;
  message.set_commitment_id(commitment.id());
  message.set_decision_id(details.decision_id);
  message.set_organisation(details.organisation);
  message.set_title(details.title);
  message.set_owner(details.owner);
  message.set_due_date(details.due_date);
  message.set_state(static_cast<v1::Commitment::State>(commitment.progress().state));
  message.set_reason(commitment.progress().reason);
  message.set_overdue(commitment.IsOverdue(today));
  message.set_etag(refusal::EtagOf(commitment.version()));
  *message.mutable_create_time() = messages::ToTimestamp(commitment.progress().created);
  *message.mutable_update_time() = messages::ToTimestamp(commitment.progress().updated);
  return message;
}

v1::Outcome ToMessage(const Outcome& outcome) {
  v1::Outcome message;
  message.set_outcome_id(outcome.id);
  message.set_decision_id(outcome.decision_id);
  message.set_organisation(outcome.organisation);
  message.set_title(outcome.title);
  message.set_summary(outcome.summary);
  message.set_publish_date(outcome.publish_date);
  message.set_telling_due_date(outcome.telling_due_date);
  *message.mutable_create_time() = messages::ToTimestamp(outcome.create_time);
  return message;
}

v1::YouSaidWeDid ToMessage(const YouSaidWeDid& line) {
  v1::YouSaidWeDid message;
  message.set_outcome_id(line.outcome.id);
  message.set_organisation(line.outcome.organisation);
  message.set_publish_date(line.outcome.publish_date);
  message.set_shortened(line.shortened);
  for (const auto& statement : line.you_said) message.add_you_said(statement);
  message.set_answer(static_cast<v1::Decision::Answer>(line.answer));
  message.set_we_did(line.outcome.summary);
  for (const auto& action : line.actions_done) message.add_actions_done(action);
  message.set_why_not(line.why_not);
  return message;
}

v1::Telling ToMessage(const Telling& telling, std::string_view today) {
  v1::Telling message;
  message.set_telling_id(telling.id);
  message.set_outcome_id(telling.outcome_id);
  message.set_organisation(telling.organisation);
  message.set_person_id(telling.person_id);
  message.set_state(static_cast<v1::Telling::State>(telling.state));
  message.set_reason(static_cast<people_bank::v1::ContributorNotReachable::Reason>(telling.reason));
  message.set_channel(static_cast<people_bank::v1::Channel>(telling.channel));
  message.set_due_date(telling.due_date);
  message.set_overdue(telling.IsOverdue(today));
  *message.mutable_create_time() = messages::ToTimestamp(telling.create_time);
  if (telling.settle_time) *message.mutable_settle_time() = messages::ToTimestamp(*telling.settle_time);
  return message;
}

v1::TellingSummary ToMessage(const PublishedTellings& summary) {
  v1::TellingSummary message;
  message.set_outcome_id(summary.outcome_id);
  if (summary.due) message.set_due(*summary.due);
  if (summary.overdue) message.set_overdue(*summary.overdue);
  if (summary.told) message.set_told(*summary.told);
  if (summary.not_reachable) message.set_not_reachable(*summary.not_reachable);
  for (const auto& [reason, count] : summary.reasons) {
    auto& added = *message.add_reasons();
    added.set_reason(static_cast<people_bank::v1::ContributorNotReachable::Reason>(reason));
    if (count) added.set_count(*count);
  }
  if (summary.contributions) message.set_contributions(*summary.contributions);
  if (summary.contributions_unknown) message.set_contributions_without_contributor(*summary.contributions_unknown);
  if (summary.contributions_left) message.set_contributions_of_people_who_left(*summary.contributions_left);
  message.set_complete(summary.complete);
  return message;
}

v1::Contribution ToMessage(const Contribution& contribution, const std::vector<std::string>& themes) {
  v1::Contribution message;
  message.set_contribution_id(contribution.id);
  message.set_kind(static_cast<v1::Contribution::Kind>(contribution.kind));
  message.set_source(static_cast<feedback_ingestion::v1::Source>(contribution.source));
  message.set_organisation(contribution.organisation);
  message.set_site(contribution.site);
  message.set_contribute_date(contribution.date);
  for (const auto& theme : themes) message.add_themes(theme);
  message.set_activity_id(contribution.activity_id);
  message.set_consultation_id(contribution.consultation_id);
  message.set_contributor(static_cast<v1::Contribution::Contributor>(contribution.contributor));
  return message;
}

v1::Report ToMessage(const Report& report) {
  const std::string today = clock::UkDateOf(report.create_time);
  v1::Report message;
  message.set_organisation(report.organisation);
  message.set_organisation_name(report.organisation_name);
  message.set_first_month(report.months.first);
  message.set_last_month(report.months.last);
  *message.mutable_create_time() = messages::ToTimestamp(report.create_time);
  for (const auto& count : report.participation) *message.add_participation() = ToMessage(count);
  for (const auto& result : report.organisation_results) *message.add_friends_and_family() = ToMessage(result);
  for (const auto& result : report.site_results) *message.add_friends_and_family() = ToMessage(result);
  if (report.chart) *message.mutable_chart() = ToMessage(*report.chart, report.organisation, {});
  for (const auto& finding : report.findings) *message.add_findings() = ToMessage(finding);
  for (const auto& decision : report.decisions) *message.add_decisions() = ToMessage(decision);
  for (const auto& commitment : report.commitments) *message.add_commitments() = ToMessage(commitment, today);
  for (const auto& outcome : report.outcomes) *message.add_outcomes() = ToMessage(outcome);
  for (const auto& line : report.you_said_we_did) *message.add_you_said_we_did() = ToMessage(line);
  for (const auto& summary : report.tellings) *message.add_tellings() = ToMessage(summary);
  for (const auto& evidence : report.duty_evidence) *message.add_duty_evidence() = ToMessage(evidence);
  message.set_earlier_friends_and_family_left_out(report.earlier_test_left_out);
  for (const auto& name : report.shortened) message.add_shortened(name);
  return message;
}

}  // namespace participation::impact_reporting
