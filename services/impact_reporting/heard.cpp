#include "services/impact_reporting/heard.hpp"

#include "libs/clock/clock.hpp"
#include "services/impact_reporting/events/reactions.hpp"
#include "services/impact_reporting/usecases/forget_person.hpp"

namespace participation::impact_reporting {

projections::Projection Heard(const clock::Clock& clock) {
  const char* const not_chosen = "group_id NOT LIKE 'chosen:%'";  // whoever records a finding chooses those
  projections::Projection heard{
      .name = "heard",
      .description =
          "contributions, Friends and Family Test counts, who took part, the register in numbers, the reach "
          "of invitations, evidence of duty"};
  ReactToWhatIsHeard(heard.reactions, clock);
  heard.tables = {{"contributions"},
                  {"contribution_groups", not_chosen},
                  {"group_counts", not_chosen},
                  {"participation_counts"},
                  {"answer_counts"},
                  {"answer_versions"},
                  {"people_who_left"},
                  {"register_people"},
                  {"register_interests"},
                  {"register_consents"},
                  {"register_counts"},
                  {"opportunities"},
                  {"invitations"},
                  {"activities"},
                  {"consultations"}};
  heard.finish = [&clock](database::Transaction& transaction) { return ForgetMore(transaction, clock.Now()); };
  heard.settle_in = ForgetTellingsToo;
  return heard;
}

}  // namespace participation::impact_reporting
