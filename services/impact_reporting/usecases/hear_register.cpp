#include "services/impact_reporting/usecases/hear_register.hpp"

#include "services/impact_reporting/store/contribution_store.hpp"

namespace participation::impact_reporting {

absl::Status HearRegistration(database::Transaction& transaction, const std::string& person_id,
                              const std::vector<Interest>& interests) {
  RegisterStore people{transaction};
  if (ContributionStore{transaction}.HasLeft(person_id)) {  // they came and went before this was heard
    people.Count(RegisterCount::Dimension::kRegistered, {}, 1);
    return absl::OkStatus();
  }
  if (!people.Register(person_id)) return absl::OkStatus();
  people.Count(RegisterCount::Dimension::kRegistered, {}, 1);
  people.SetInterests(person_id, interests);
  return absl::OkStatus();
}

absl::Status HearInterests(database::Transaction& transaction, const std::string& person_id,
                           const std::vector<Interest>& interests) {
  if (ContributionStore{transaction}.HasLeft(person_id)) return absl::OkStatus();
  RegisterStore{transaction}.SetInterests(person_id, interests);
  return absl::OkStatus();
}

absl::Status HearConsent(database::Transaction& transaction, const std::string& person_id, const std::string& code,
                         bool given) {
  if (ContributionStore{transaction}.HasLeft(person_id)) return absl::OkStatus();
  RegisterStore{transaction}.SetConsent(person_id, code, given);
  return absl::OkStatus();
}

}  // namespace participation::impact_reporting
