#pragma once

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/consultation.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// A consultation and how many others of its organisation, prepared or open, share some of its time; at most 100.
struct OnCalendar {
  Consultation consultation;
  std::int64_t overlapping = 0;
};

// Prepares a consultation of an activity that is not over.
absl::StatusOr<OnCalendar> PrepareConsultation(database::Transaction& transaction, ConsultationPlan plan,
                                               clock::Time now);

// Keeps a consultation, and looks at the calendar.
OnCalendar PutOnCalendar(database::Transaction& transaction, Consultation consultation);

}  // namespace participation::activity_tracking
