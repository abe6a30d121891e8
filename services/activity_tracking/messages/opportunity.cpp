#include "services/activity_tracking/messages/opportunity.hpp"

#include "libs/messages/repeated.hpp"
#include "libs/messages/timestamp.hpp"
#include "services/activity_tracking/messages/advert.hpp"

namespace participation::activity_tracking {

v1::Opportunity ToMessage(const Opportunity& opportunity) {
  const auto& record = opportunity.record();
  v1::Opportunity message;
  message.set_opportunity_id(record.opportunity_id);
  message.set_engagement_event_id(record.advert.engagement_event_id);
  FillAdvert(record.advert, message);
  message.set_state(static_cast<v1::Opportunity::State>(record.state));
  message.set_invited(static_cast<std::int32_t>(record.invited));
  message.set_accepted(static_cast<std::int32_t>(record.accepted));
  message.set_declined(static_cast<std::int32_t>(record.declined));
  *message.mutable_create_time() = messages::ToTimestamp(record.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(record.update_time);
  return message;
}

Advert FromMessage(const v1::Opportunity& message) {
  return {.activity_id = message.activity_id(),
          .engagement_event_id = message.engagement_event_id(),
          .organisation = {},
          .title = message.title(),
          .summary = message.summary(),
          .place = message.place(),
          .topics = messages::ToVector(message.topics()),
          .areas = messages::ToVector(message.areas()),
          .involvements = messages::ToVector(message.involvements()),
          .places = message.places(),
          .close_time = messages::FromTimestamp(message.close_time())};
}

}  // namespace participation::activity_tracking
