#include "services/feedback_ingestion/events/reactions.hpp"

#include "libs/messages/timestamp.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/feedback_ingestion/usecases/follow_consultation.hpp"
#include "services/feedback_ingestion/usecases/forget_person.hpp"

namespace participation::feedback_ingestion {

void ReactToConsultations(events::Reactions& reactions) {
  reactions.On<activity_tracking::v1::ConsultationOpened>([](auto& transaction, const auto& event) {
    return FollowOpening(transaction, event.consultation_id(), messages::FromTimestamp(event.open_time()),
                         messages::FromTimestamp(event.close_time()));
  });
  reactions.On<activity_tracking::v1::ConsultationClosed>(
      [](auto& transaction, const auto& event) { return FollowClosing(transaction, event.consultation_id()); });
}

void React(events::Reactions& reactions) {
  ReactToConsultations(reactions);
  reactions.On<people_bank::v1::PersonErased>([](auto& transaction, const auto& event) {
    return ForgetPerson(transaction, event.person_id(), event.erase_texts());
  });
}

}  // namespace participation::feedback_ingestion
