#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/consultation.hpp"

namespace participation::activity_tracking {

// Which consultations to list. What is not set does not narrow the list.
struct ConsultationFilter {
  std::string organisation;
  std::string activity_id;
  std::optional<Consultation::State> state;
  // Takes answers at some time from the first until the second.
  std::optional<clock::Time> from;
  std::optional<clock::Time> until;
};

class ConsultationStore {
 public:
  explicit ConsultationStore(database::Transaction& transaction) : transaction_{transaction} {}

  // NOT_FOUND if there is none with this id.
  absl::StatusOr<Consultation> Find(std::string_view consultation_id);
  // The same, and nobody else changes it until this transaction ends.
  absl::StatusOr<Consultation> FindForChange(std::string_view consultation_id);

  void Save(const Consultation& consultation);

  // By open_time: one more than the page holds, if there are. The key of a page is KeyOf(open_time, id).
  std::vector<Consultation> List(const ConsultationFilter& filter, const paging::Page& page);

  // Those of an activity that are prepared or open.
  std::vector<Consultation> LiveOf(std::string_view activity_id, std::size_t limit);
  // Those that are prepared and whose time to open has come, or open and whose time to close has.
  std::vector<Consultation> ToOpen(clock::Time now, std::size_t limit);
  std::vector<Consultation> ToClose(clock::Time now, std::size_t limit);

  // How many others of the organisation, prepared or open, share some of its time; at most `most`.
  std::int64_t CountOverlapping(const Consultation& consultation, std::size_t most);

  std::int64_t CountOpen();

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
