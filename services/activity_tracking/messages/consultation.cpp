#include "services/activity_tracking/messages/consultation.hpp"

#include "libs/messages/timestamp.hpp"
#include "libs/refusal/etag.hpp"

namespace participation::activity_tracking {

v1::Consultation ToMessage(const Consultation& consultation) {
  const auto& record = consultation.record();
  const auto& plan = record.plan;
  v1::Consultation message;
  message.set_consultation_id(record.consultation_id);
  message.set_activity_id(plan.activity_id);
  message.set_organisation(plan.organisation);
  message.set_title(plan.title);
  message.set_questionnaire(plan.questionnaire);
  *message.mutable_open_time() = messages::ToTimestamp(plan.time.open);
  *message.mutable_close_time() = messages::ToTimestamp(plan.time.close);
  message.set_rationale(plan.rationale);
  for (const auto& document : plan.documents) {
    auto& added = *message.add_documents();
    added.set_title(document.title);
    added.set_link(document.link);
  }
  message.set_state(static_cast<v1::Consultation::State>(record.state));
  for (const auto warning : WarningsOf(plan.time)) message.add_warnings(std::string{warning});
  message.set_etag(refusal::EtagOf(record.revision));
  *message.mutable_create_time() = messages::ToTimestamp(record.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(record.update_time);
  return message;
}

ConsultationPlan FromMessage(const v1::Consultation& message) {
  ConsultationPlan plan{
      .activity_id = message.activity_id(),
      .organisation = {},
      .title = message.title(),
      .questionnaire = message.questionnaire(),
      .time = {messages::FromTimestamp(message.open_time()), messages::FromTimestamp(message.close_time())},
      .rationale = message.rationale(),
      .documents = {}};
  for (const auto& document : message.documents()) plan.documents.push_back({document.title(), document.link()});
  return plan;
}

}  // namespace participation::activity_tracking
