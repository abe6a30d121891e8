#pragma once

#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/events/testing/module_database.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/migrations.hpp"
#include "services/activity_tracking/usecases/plan_activity.hpp"
#include "services/activity_tracking/usecases/prepare_consultation.hpp"
#include "services/activity_tracking/usecases/publish_opportunity.hpp"
#include "services/activity_tracking/usecases/register_for_event.hpp"
#include "services/activity_tracking/usecases/schedule_engagement_event.hpp"

namespace participation::activity_tracking {

// Activity tracking on a real file, without its API.
class Tracker : public events::ModuleDatabase {
 public:
  Tracker() : ModuleDatabase{"activity_tracking", store::kMigrations} {}

  ActivityPlan SomePlan() const {
    return {.programme_id = {},
            .organisation = "RH8",
            .title = "Listening sessions",
            .description = "What matters to people on the ward",
            .duties = {Duty::kSection242},
            .rung = Rung::kInvolving,
            .stage = Stage::kImproveServices,
            .layer = Layer::kDirect,
            .start_date = "2026-01-10",
            .end_date = "2026-03-31",
            .place = "Town hall",
            .lead = "Engagement manager",
            .topics = {"maternity"}};
  }
  Activity Plan() {
    return *Do([&](auto& transaction) { return PlanActivity(transaction, SomePlan(), clock.Now()); });
  }

  Schedule SomeSchedule(const std::string& activity_id, std::int64_t capacity) const {
    return {.activity_id = activity_id,
            .organisation = {},
            .title = "Focus group",
            .start_time = clock.Now() + std::chrono::hours{24},
            .end_time = clock.Now() + std::chrono::hours{26},
            .place = "Library",
            .online_link = {},
            .capacity = capacity,
            .adjustments_offered = {"hearing-loop"}};
  }
  // A focus group of an activity, tomorrow.
  EngagementEvent Arrange(const std::string& activity_id, std::int64_t capacity) {
    return *Do([&](auto& transaction) {
      return ScheduleEngagementEvent(transaction, SomeSchedule(activity_id, capacity), clock.Now());
    });
  }
  EngagementEvent Event(const std::string& engagement_event_id) {
    return *Ask([&](auto& transaction) { return EngagementEventStore{transaction}.Find(engagement_event_id); });
  }
  absl::StatusOr<Registration> Register(const std::string& engagement_event_id, const std::string& person_id,
                                        std::vector<std::string> adjustments = {}) {
    return Do([&](auto& transaction) {
      return RegisterForEvent(transaction, {engagement_event_id, person_id, adjustments}, clock.Now());
    });
  }

  Advert SomeAdvert(const std::string& activity_id, const std::string& engagement_event_id = "") const {
    return {.activity_id = activity_id,
            .engagement_event_id = engagement_event_id,
            .organisation = {},
            .title = "Help us",
            .summary = "Two hours with others",
            .place = "Library",
            .topics = {"maternity"},
            .areas = {"E1"},
            .involvements = {"INVOLVEMENT_FOCUS_GROUP"},
            .places = 8,
            .close_time = clock.Now() + std::chrono::hours{24}};
  }
  Opportunity Publish(const std::string& activity_id, const std::string& engagement_event_id = "") {
    return *Do([&](auto& transaction) {
      return PublishOpportunity(transaction, SomeAdvert(activity_id, engagement_event_id), clock.Now());
    });
  }

  // Answers are taken from tomorrow on, for that many days.
  ConsultationPlan SomeConsultation(const std::string& activity_id, int days = 90) const {
    const auto open = clock.Now() + std::chrono::hours{24};
    return {.activity_id = activity_id,
            .organisation = {},
            .title = "Where the clinic should be",
            .questionnaire = "clinic-move",
            .time = {open, open + std::chrono::days{days}},
            .rationale = {},
            .documents = {{"The proposal", "https://example.org/proposal"}}};
  }
  Consultation Prepare(const std::string& activity_id, int days = 90) {
    return Do([&](auto& transaction) {
             return PrepareConsultation(transaction, SomeConsultation(activity_id, days), clock.Now());
           })
        ->consultation;
  }

  clock::ManualClock clock;  // 2026-01-01T00:00:00Z
};

// Ids of people for tests: a UUID each.
inline std::string PersonNumber(int number) {
  const std::string digits = std::to_string(number);
  return "00000000-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

}  // namespace participation::activity_tracking
