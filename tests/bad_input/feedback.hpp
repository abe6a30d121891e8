#pragma once

#include <string>

#include "libs/events/event.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"

namespace participation::bad_input {

// What feedback ingestion tells of an item that nobody gave it, as if it had.
inline events::Event Received(const std::string& item, const std::string& organisation = "RXX",
                              std::int64_t version = 1) {
  feedback_ingestion::v1::FeedbackReceived event;
  event.set_feedback_item_id(item);
  event.set_source(feedback_ingestion::v1::SOURCE_COMPLAINT);
  event.set_organisation(organisation);
  event.set_experience_date("2026-03-14");
  return events::Wrap(item, version, event);
}

// One answer to the Friends and Family Test.
inline events::Event Answered(const std::string& item, const std::string& organisation) {
  feedback_ingestion::v1::FeedbackReceived event;
  event.set_feedback_item_id(item);
  event.set_source(feedback_ingestion::v1::SOURCE_FRIENDS_AND_FAMILY_TEST);
  event.set_organisation(organisation);
  event.set_question("fft");
  event.set_fft_answer(feedback_ingestion::v1::FFT_ANSWER_GOOD);
  event.set_experience_date("2026-03-14");
  return events::Wrap(item, 1, event);
}

inline events::Event Themed(const std::string& item, std::int64_t version, const std::string& theme,
                            const std::string& organisation = "RXX") {
  feedback_ingestion::v1::FeedbackThemed event;
  event.set_feedback_item_id(item);
  event.set_organisation(organisation);
  event.add_themes()->set_theme(theme);
  return events::Wrap(item, version, event);
}

}  // namespace participation::bad_input
