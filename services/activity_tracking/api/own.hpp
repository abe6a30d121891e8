#pragma once

#include <string>

#include "absl/status/statusor.h"
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

inline absl::Status OtherOrganisation() {
  return refusal::PermissionDenied("OTHER_ORGANISATION", "you may act for your own organisation only");
}

// What a request found or changed by its id, unless it is another organisation's than the caller's: then nothing of it
// is shown, and a change is undone.
template <class Resource>
absl::StatusOr<Resource> Own(const rpc::Call& call, absl::StatusOr<Resource> resource) {
  const std::string& own = call.caller.organisation;
  if (!resource.ok() || own.empty() || OrganisationOf(*resource) == own) return resource;
  return OtherOrganisation();
}

// OK for an engagement event of the caller's organisation, and for a caller who is bound to none.
inline absl::Status AllowEvent(database::Transaction& transaction, const rpc::Call& call,
                               const std::string& engagement_event_id) {
  if (call.caller.organisation.empty()) return absl::OkStatus();
  return Own(call, EngagementEventStore{transaction}.Find(engagement_event_id)).status();
}

inline const std::string& EventOf(const Registration& registration) {
  return registration.record().engagement_event_id;
}
inline const std::string& EventOf(const Attendance& attendance) { return attendance.engagement_event_id; }

// The same as Own for what belongs to an engagement event.
template <class Resource>
absl::StatusOr<Resource> OwnEvents(database::Transaction& transaction, const rpc::Call& call,
                                   absl::StatusOr<Resource> resource) {
  if (!resource.ok()) return resource;
  if (auto refusal = AllowEvent(transaction, call, EventOf(*resource)); !refusal.ok()) return refusal;
  return resource;
}

// INVALID_ARGUMENT for a listing of neither an engagement event nor a person. Who is bound to an organisation may list
// what belongs to its events only.
template <class Request>
absl::Status AllowListing(database::Transaction& transaction, const rpc::Call& call, const Request& request) {
  if (request.engagement_event_id().empty() && request.person_id().empty()) {
    return refusal::InvalidField("engagement_event_id", "is required where there is no person_id");
  }
  if (!call.caller.organisation.empty() && request.engagement_event_id().empty()) return OtherOrganisation();
  return AllowEvent(transaction, call, request.engagement_event_id());
}

}  // namespace participation::activity_tracking
