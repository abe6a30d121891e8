#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "libs/policy/own_organisation.hpp"
#include "libs/policy/own_person.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc/call.hpp"
#include "services/activity_tracking/domain/activity.hpp"
#include "services/activity_tracking/domain/attendance.hpp"
#include "services/activity_tracking/domain/engagement_event.hpp"
#include "services/activity_tracking/domain/opportunity.hpp"
#include "services/activity_tracking/domain/programme.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/usecases/prepare_consultation.hpp"

namespace participation::activity_tracking {

inline const std::string& OrganisationOf(const Programme& programme) { return programme.record().organisation; }
inline const std::string& OrganisationOf(const Activity& activity) { return activity.organisation(); }
inline const std::string& OrganisationOf(const Opportunity& opportunity) {
  return opportunity.record().advert.organisation;
}
inline const std::string& OrganisationOf(const EngagementEvent& event) { return event.schedule().organisation; }
inline const std::string& OrganisationOf(const Consultation& consultation) { return consultation.plan().organisation; }
inline const std::string& OrganisationOf(const OnCalendar& entry) { return OrganisationOf(entry.consultation); }

// What a request changed of what everybody may see. PERMISSION_DENIED if it is another organisation's than the
// caller's, and the change is undone.
template <class Resource>
absl::StatusOr<Resource> AllowChange(const rpc::Call& call, absl::StatusOr<Resource> changed) {
  if (!changed.ok()) return changed;
  if (auto refusal = policy::AllowOrganisation(call.caller, OrganisationOf(*changed)); !refusal.ok()) return refusal;
  return changed;
}

// The same for an engagement event whose registrations and attendances, which not everybody may see, are asked for or
// about to change.
inline absl::Status AllowEvent(database::Transaction& transaction, const rpc::Call& call,
                               const std::string& engagement_event_id) {
  if (call.own_only || call.caller.organisations.AreAll()) return absl::OkStatus();
  return AllowChange(call, EngagementEventStore{transaction}.Find(engagement_event_id)).status();
}

inline const std::string& EventOf(const Registration& registration) {
  return registration.record().engagement_event_id;
}
inline const std::string& EventOf(const Attendance& attendance) { return attendance.engagement_event_id; }

inline const std::string& PersonOf(const Registration& registration) { return registration.record().person_id; }
inline const std::string& PersonOf(const Attendance& attendance) { return attendance.person_id; }

// NOT_FOUND, as policy::Own says it, unless a registration or attendance belongs to an engagement event of the caller's
// organisation; to somebody who may touch what is theirs only, unless it is theirs.
template <class Resource>
absl::Status AllowOfEvent(database::Transaction& transaction, const rpc::Call& call,
                          const absl::StatusOr<Resource>& found) {
  if (call.own_only) return policy::AllowOwnPerson(call.caller, found.ok() ? PersonOf(*found) : "");
  if (call.caller.organisations.AreAll()) return absl::OkStatus();
  return policy::Own(call.caller, found.ok() ? EngagementEventStore{transaction}.Find(EventOf(*found))
                                             : absl::StatusOr<EngagementEvent>{found.status()})
      .status();
}

// INVALID_ARGUMENT for a listing of neither an engagement event nor a person. Who acts for some organisations only may
// list what belongs to their events.
template <class Request>
absl::Status AllowListing(database::Transaction& transaction, const rpc::Call& call, const Request& request) {
  if (request.engagement_event_id().empty() && request.person_id().empty()) {
    return refusal::InvalidField("engagement_event_id", "is required where there is no person_id");
  }
  const bool is_held = !call.own_only && !call.caller.organisations.AreAll();
  if (is_held && request.engagement_event_id().empty()) return policy::OtherOrganisation();
  return AllowEvent(transaction, call, request.engagement_event_id());
}

}  // namespace participation::activity_tracking
