#include "services/impact_reporting/usecases/count_who_took_part.hpp"

#include "services/impact_reporting/store/group_store.hpp"

namespace participation::impact_reporting {

void CountWhoTookPart(database::Transaction& transaction, std::vector<DutyEvidence>& evidence) {
  GroupStore groups{transaction};
  for (DutyEvidence& activity : evidence) {
    activity.attendances = groups.Count(Evidence::OfActivity(activity.activity_id));
    for (ConsultationEvidence& consultation : activity.consultations) {
      consultation.answers = groups.Count(Evidence::OfConsultation(consultation.id));
    }
  }
}

}  // namespace participation::impact_reporting
