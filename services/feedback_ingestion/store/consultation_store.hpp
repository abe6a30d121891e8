#pragma once

#include <optional>
#include <string_view>

#include "libs/database/database.hpp"
#include "services/feedback_ingestion/domain/consultation.hpp"

namespace participation::feedback_ingestion {

// How it is known which consultations are open.
class ConsultationStore {
 public:
  explicit ConsultationStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Consultation> Find(std::string_view consultation_id);
  void Save(const Consultation& consultation);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::feedback_ingestion
