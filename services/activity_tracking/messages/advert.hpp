#pragma once

#include <cstdint>

#include "libs/messages/repeated.hpp"
#include "libs/messages/timestamp.hpp"
#include "services/activity_tracking/domain/opportunity.hpp"

namespace participation::activity_tracking {

// What an opportunity and the event that it was published say alike.
template <class Message>
void FillAdvert(const Advert& advert, Message& message) {
  message.set_activity_id(advert.activity_id);
  message.set_organisation(advert.organisation);
  message.set_title(advert.title);
  message.set_summary(advert.summary);
  message.set_place(advert.place);
  messages::Fill(message.mutable_topics(), advert.topics);
  messages::Fill(message.mutable_areas(), advert.areas);
  messages::Fill(message.mutable_involvements(), advert.involvements);
  message.set_places(static_cast<std::int32_t>(advert.places));
  *message.mutable_close_time() = messages::ToTimestamp(advert.close_time);
}

}  // namespace participation::activity_tracking
