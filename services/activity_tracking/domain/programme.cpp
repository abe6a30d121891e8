#include "services/activity_tracking/domain/programme.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {

Programme Programme::Create(Record record, clock::Time now) {
  record.revision = 1;
  record.create_time = now;
  record.update_time = now;
  return Programme{std::move(record)};
}

absl::Status Programme::Change(Record changed, clock::Time now) {
  if (changed.organisation != record_.organisation) {
    return refusal::InvalidField("programme.organisation", "must stay what it is");
  }
  record_.title = std::move(changed.title);
  record_.description = std::move(changed.description);
  ++record_.revision;
  record_.update_time = now;
  return absl::OkStatus();
}

}  // namespace participation::activity_tracking
