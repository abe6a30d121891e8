#include "services/activity_tracking/messages/activity.hpp"

#include "libs/messages/repeated.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/refusal/etag.hpp"

namespace participation::activity_tracking {

v1::Programme ToMessage(const Programme& programme) {
  const auto& record = programme.record();
  v1::Programme message;
  message.set_programme_id(record.programme_id);
  message.set_organisation(record.organisation);
  message.set_title(record.title);
  message.set_description(record.description);
  message.set_etag(refusal::EtagOf(record.revision));
  *message.mutable_create_time() = messages::ToTimestamp(record.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(record.update_time);
  return message;
}

v1::Activity ToMessage(const Activity& activity) {
  const auto& record = activity.record();
  const auto& plan = record.plan;
  v1::Activity message;
  message.set_activity_id(record.activity_id);
  message.set_programme_id(plan.programme_id);
  message.set_organisation(plan.organisation);
  message.set_title(plan.title);
  message.set_description(plan.description);
  message.set_state(static_cast<v1::Activity::State>(record.state));
  for (const Duty duty : plan.duties) message.add_duties(static_cast<v1::Duty>(duty));
  message.set_rung(static_cast<v1::Rung>(plan.rung));
  message.set_stage(static_cast<v1::Stage>(plan.stage));
  message.set_layer(static_cast<v1::Layer>(plan.layer));
  message.set_start_date(plan.start_date);
  message.set_end_date(plan.end_date);
  message.set_place(plan.place);
  message.set_lead(plan.lead);
  messages::Fill(message.mutable_topics(), plan.topics);
  message.set_cancel_reason(record.cancel_reason);
  message.set_etag(refusal::EtagOf(record.version));
  *message.mutable_create_time() = messages::ToTimestamp(record.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(record.update_time);
  return message;
}

Programme::Record FromMessage(const v1::Programme& message) {
  Programme::Record record;
  record.programme_id = message.programme_id();
  record.organisation = message.organisation();
  record.title = message.title();
  record.description = message.description();
  return record;
}

ActivityPlan FromMessage(const v1::Activity& message) {
  ActivityPlan plan{.programme_id = message.programme_id(),
                    .organisation = message.organisation(),
                    .title = message.title(),
                    .description = message.description(),
                    .duties = {},
                    .rung = static_cast<Rung>(message.rung()),
                    .stage = static_cast<Stage>(message.stage()),
                    .layer = static_cast<Layer>(message.layer()),
                    .start_date = message.start_date(),
                    .end_date = message.end_date(),
                    .place = message.place(),
                    .lead = message.lead(),
                    .topics = messages::ToVector(message.topics())};
  for (const int duty : message.duties()) plan.duties.push_back(static_cast<Duty>(duty));
  return plan;
}

}  // namespace participation::activity_tracking
