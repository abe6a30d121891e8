#pragma once

#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/events/event.hpp"
#include "libs/events/reactions.hpp"
#include "libs/events/testing/module_database.hpp"
#include "libs/id/id.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/impact_reporting/events/reactions.hpp"
#include "services/impact_reporting/store/migrations.hpp"
#include "services/impact_reporting/usecases/hear_contribution.hpp"
#include "services/impact_reporting/usecases/make_tellings.hpp"
#include "services/impact_reporting/usecases/publish_outcome.hpp"
#include "services/impact_reporting/usecases/record_decision.hpp"
#include "services/impact_reporting/usecases/record_finding.hpp"
#include "services/impact_reporting/usecases/summarise_tellings.hpp"

namespace participation::impact_reporting {

// Impact reporting on a real file, without its API: on 1 April 2026, unless the clock is moved.
class Reporting : public events::ModuleDatabase {
 public:
  static constexpr char kOrganisation[] = "R9A";
  static constexpr char kMonth[] = "2026-03";

  Reporting() : ModuleDatabase{"impact_reporting", store::kMigrations} { React(reactions_, clock); }

  // Hears an event as from the bus.
  absl::Status Hear(const google::protobuf::Message& message) {
    return Do([&](database::Transaction& transaction) {
      const auto event = events::Wrap("key", 1, message);
      return reactions_.Apply(transaction, event).status.value();
    });
  }

  // Hears of a feedback item of the organisation in the month, about themes, and gives its id.
  std::string HearFeedback(const std::string& person_id, const std::vector<std::string>& themes = {"parking"}) {
    const std::string id = id::New();
    EXPECT_TRUE(Hear(Received(id, person_id)).ok());
    EXPECT_TRUE(Hear(Themed(id, themes)).ok());
    return id;
  }

  // Hears of many about parking in one transaction, by so many people in turn; each seventh is nobody's.
  void HearMany(int contributions, int people) {
    Do([&](database::Transaction& transaction) {
      for (int i = 0; i < contributions; ++i) {
        Contribution contribution{.id = id::New(), .organisation = kOrganisation, .date = "2026-03-14"};
        if (i % 7 != 0) contribution.SetPerson("person-" + std::to_string(i % people));
        EXPECT_TRUE(HearContributions(transaction, {{contribution}}, clock.Now()).ok());
        EXPECT_TRUE(HearThemes(transaction, std::vector<HeardThemes>{{contribution.id, kOrganisation, {"parking"}}},
                               clock.Now())
                        .ok());
      }
      return true;
    });
  }

  static feedback_ingestion::v1::FeedbackReceived Received(const std::string& id, const std::string& person_id) {
    feedback_ingestion::v1::FeedbackReceived event;
    event.set_feedback_item_id(id);
    event.set_source(feedback_ingestion::v1::SOURCE_FRIENDS_AND_FAMILY_TEST);
    event.set_organisation(kOrganisation);
    event.set_site("R9A01");
    event.set_question("fft");
    event.set_fft_answer(feedback_ingestion::v1::FFT_ANSWER_GOOD);
    event.set_experience_date("2026-03-14");
    event.set_person_id(person_id);
    return event;
  }
  static feedback_ingestion::v1::FeedbackThemed Themed(const std::string& id, const std::vector<std::string>& themes) {
    feedback_ingestion::v1::FeedbackThemed event;
    event.set_feedback_item_id(id);
    event.set_organisation(kOrganisation);
    for (const auto& theme : themes) event.add_themes()->set_theme(theme);
    return event;
  }
  static people_bank::v1::PersonErased Erased(const std::string& person_id) {
    people_bank::v1::PersonErased event;
    event.set_person_id(person_id);
    return event;
  }

  CountedFinding FindTheme(const std::string& theme = "parking") {
    return Do([&](database::Transaction& transaction) {
             return RecordFinding(transaction,
                                  {.organisation = kOrganisation,
                                   .statement = "Parking is too far away",
                                   .source = *Evidence::OfTheme(kOrganisation, theme, kMonth, kMonth),
                                   .organisations = policy::Organisations::All()},
                                  clock.Now());
           })
        .value();
  }
  Decision Decide(const std::vector<std::string>& finding_ids, Decision::Answer answer = Decision::Answer::kAdopted) {
    return Do([&](database::Transaction& transaction) {
             return RecordDecision(transaction,
                                   {.organisation = kOrganisation,
                                    .title = "More bays by the door",
                                    .answer = answer,
                                    .reasons = "Walking from the far car park is hard for many patients.",
                                    .decided_by = "Estates Committee",
                                    .finding_ids = finding_ids},
                                   clock.Now());
           })
        .value();
  }
  Outcome Publish(const std::string& decision_id) {
    return Do([&](database::Transaction& transaction) {
             return PublishOutcome(transaction, decision_id, "Twelve new bays", "There are twelve bays by the door.",
                                   clock.Now());
           })
        .value();
  }
  // Publishes an outcome of a decision on everything said about parking.
  Outcome PublishOnParking() { return Publish(Decide({FindTheme().finding.id}).id()); }

  // Makes tellings of one batch, and tells whether there may be more to do.
  bool MakeSomeTellings() {
    return Do([&](database::Transaction& transaction) { return MakeTellings(transaction, clock.Now()); });
  }
  // Makes tellings until there is no more to do, and tells in how many transactions.
  int MakeAllTellings() {
    int batches = 0;
    while (MakeSomeTellings()) ++batches;
    return batches;
  }

  TellingSummary SummaryOf(const Outcome& outcome) {
    return Ask([&](database::Transaction& snapshot) { return SummariseTellings(snapshot, outcome, clock.Now()); });
  }

  clock::ManualClock clock{clock::Time{std::chrono::sys_days{std::chrono::year{2026} / 4 / 1}}};

 private:
  events::Reactions reactions_;
};

}  // namespace participation::impact_reporting
