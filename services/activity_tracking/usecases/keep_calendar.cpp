#include "services/activity_tracking/usecases/keep_calendar.hpp"

#include <algorithm>

#include "libs/database/database.hpp"
#include "services/activity_tracking/store/consultation_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/usecases/close_consultation.hpp"
#include "services/activity_tracking/usecases/close_opportunity.hpp"
#include "services/activity_tracking/usecases/open_consultation.hpp"

namespace participation::activity_tracking {
namespace {

bool AnythingDue(database::Database& database, clock::Time now) {
  bool due = false;
  database.Read([&](database::Transaction& transaction) {
    ConsultationStore consultations{transaction};
    due = !consultations.ToOpen(now, 1).empty() || !consultations.ToClose(now, 1).empty() ||
          !OpportunityStore{transaction}.ToClose(now, 1).empty();
  });
  return due;
}

}  // namespace

bool KeepCalendar(database::Database& database, clock::Time now) {
  if (!AnythingDue(database, now)) return false;
  std::size_t most = 0;
  database.Write([&](database::Transaction& transaction) {
    most =
        std::max({OpenDueConsultations(transaction, now, kMostDue), CloseDueConsultations(transaction, now, kMostDue),
                  CloseDueOpportunities(transaction, now, kMostDue)});
    return most > 0;
  });
  return most == kMostDue;
}

}  // namespace participation::activity_tracking
