#include "tests/chaos/poison.hpp"

#include <map>
#include <random>
#include <utility>

#include "libs/events/bus.hpp"
#include "libs/events/event.hpp"
#include "libs/id/id.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "tests/resilience/ask.hpp"

namespace participation::chaos {
namespace {

// Of many keys, so that some are on the partition of the poison.
constexpr int kBehind = 64;
constexpr std::chrono::seconds kCountedWithin{60};  // much longer than any fault before it is felt
// Neither the month nor the organisations that clients submit for.
constexpr const char* kMonth = "2024-05";
constexpr int kFirstOrganisation = 1000;

constexpr std::size_t kLongerThanAnIndexTakes = 8000;

events::Event Unreadable(const std::string& item) {
  events::Event event = events::Wrap(item, 1, feedback_ingestion::v1::FeedbackReceived{});
  event.data = "\xff\xff\xff no message";
  return event;
}

// A message like any other, of an item whose id is too long for an index of PostgreSQL, however it is compressed.
events::Event Refused(const std::string& item) {
  feedback_ingestion::v1::FeedbackReceived received;
  std::mt19937 random{7};
  std::string id(kLongerThanAnIndexTakes, ' ');
  for (char& c : id) c = static_cast<char>('!' + random() % 90);
  received.set_feedback_item_id(id);
  received.set_organisation(resilience::kOrganisation);
  received.set_source(feedback_ingestion::v1::SOURCE_SURVEY);
  received.set_experience_date(std::string{kMonth} + "-01");
  return events::Wrap(item, 1, received);
}

events::Event Sound(const std::string& organisation) {
  const std::string item = id::New();
  feedback_ingestion::v1::FeedbackReceived received;
  received.set_feedback_item_id(item);
  received.set_organisation(organisation);
  received.set_source(feedback_ingestion::v1::SOURCE_FRIENDS_AND_FAMILY_TEST);
  received.set_fft_answer(feedback_ingestion::v1::FFT_ANSWER_GOOD);
  received.set_experience_date(std::string{kMonth} + "-01");
  return events::Wrap(item, 1, received);
}

}  // namespace

Poison::Poison(const std::string& bus, std::shared_ptr<grpc::Channel> impact_reporting)
    : bus_{events::OpenBus(bus)}, impact_reporting_{std::move(impact_reporting)} {}

Poison::~Poison() = default;

std::vector<Fault> Poison::All() {
  const auto tell = [this](events::Event (*poison_of)(const std::string&)) {
    const std::string item = id::New();
    TellOfOne(item, poison_of(item));
  };
  return {{"an event that cannot be read", 2, [tell] { tell(Unreadable); }},
          {"an event that the database refuses", 2, [tell] { tell(Refused); }}};
}

void Poison::TellOfOne(const std::string& item, const events::Event& poison) {
  feedback_ingestion::v1::FeedbackThemed themed;
  themed.set_feedback_item_id(item);
  themed.set_organisation(resilience::kOrganisation);
  const std::string organisation = "Y" + std::to_string(kFirstOrganisation + told_.size() + unknown_.size());
  std::vector<events::Event> events{poison, events::Wrap(item, 2, themed)};
  for (int i = 0; i < kBehind; ++i) events.push_back(Sound(organisation));
  try {
    bus_->Publish(events);
  } catch (const std::exception&) {
    unknown_.push_back(item);
    return;
  }
  told_.push_back(item);
  std::int64_t counted = 0;
  const auto all_are = [&] {
    return (counted = resilience::CountResults(impact_reporting_, organisation, kMonth).number) == kBehind;
  };
  const bool soon = testing::Eventually(all_are, kCountedWithin);
  soon_.Look(soon, item + ": " + std::to_string(counted) + " of " + std::to_string(kBehind) + " are counted");
}

resilience::Verdicts Poison::Judge() const { return {JudgeDeadLetters(), soon_}; }

resilience::Verdict Poison::JudgeDeadLetters() const {
  resilience::Verdict verdict{"I8", "what cannot take effect is set aside with what is behind it"};
  std::map<std::string, int> dead;
  for (const auto& key : resilience::ListDeadKeys(impact_reporting_, "impact_reporting")) ++dead[key];
  for (const auto& item : told_) {
    verdict.Look(dead[item] == 2, item + ": " + std::to_string(dead[item]) + " of 2 events");
    dead.erase(item);
  }
  for (const auto& item : unknown_) dead.erase(item);
  for (const auto& [key, events] : dead) verdict.Look(false, key + " was sound and is set aside");
  return verdict;
}

}  // namespace participation::chaos
