#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/duty_evidence.hpp"
#include "services/impact_reporting/domain/month.hpp"

namespace participation::impact_reporting {

// What was done to meet the duties to involve people.
class DutyStore {
 public:
  explicit DutyStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Keeps an activity as it was planned; what is known of it later stays as it is, but for whose it is.
  void Plan(const DutyEvidence& activity);
  // Keeps an activity as it has become. Its organisation, which does not change, is left alone.
  void Move(const DutyEvidence& activity);

  void Open(const ConsultationEvidence& consultation);
  // It closed then, as planned or before. What opened it may be heard of later.
  void Close(const std::string& consultation_id, clock::Time closed);

  // Whose an activity or a consultation is; empty if that was not heard.
  std::string OrganisationOfActivity(const std::string& activity_id);
  std::string OrganisationOfConsultation(const std::string& consultation_id);

  // By id, from after one; every organisation's if that is empty. Without the counts of who took part.
  std::vector<DutyEvidence> List(const std::string& organisation, const std::string& after, std::size_t limit);
  // Those with a day in some months, without what was called off before anybody took part. One without an end reaches
  // to `today` while it may go on, and once it is over to the last that is known of it: its start, somebody taking
  // part, a consultation open.
  std::vector<DutyEvidence> ListIn(const std::string& organisation, const Months& months, const std::string& today,
                                   std::size_t limit);

 private:
  using ByActivity = std::map<std::string, std::vector<ConsultationEvidence>>;

  // Of activities, whose ids are the first column; of each the first by id.
  ByActivity ConsultationsOf(const database::Rows& activities);
  std::vector<DutyEvidence> FromRows(const database::Rows& rows);

  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
