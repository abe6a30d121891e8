#include "tests/benchmarks/make_events.hpp"

#include "libs/id/id.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "tests/benchmarks/load.hpp"

namespace participation::benchmarks {

std::vector<events::Event> MakeEvents(std::size_t count) {
  std::vector<events::Event> events;
  const auto given = MakeSubmission();
  for (std::size_t i = 0; i < count; ++i) {
    feedback_ingestion::v1::FeedbackReceived received;
    received.set_feedback_item_id(id::New());
    received.set_source(given.source());
    received.set_organisation(given.organisation());
    received.set_question(given.question());
    received.set_fft_answer(given.fft_answer());
    received.set_has_text(true);
    received.set_experience_date(given.experience_date());
    events.push_back(events::Wrap(received.feedback_item_id(), 1, received));
  }
  return events;
}

}  // namespace participation::benchmarks
