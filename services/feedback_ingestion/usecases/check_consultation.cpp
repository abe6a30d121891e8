#include "services/feedback_ingestion/usecases/check_consultation.hpp"

#include "services/feedback_ingestion/store/consultation_store.hpp"

namespace participation::feedback_ingestion {

absl::Status CheckConsultation(database::Transaction& transaction, const std::string& consultation_id,
                               clock::Time now) {
  const auto consultation = ConsultationStore{transaction}.Find(consultation_id);
  return consultation ? consultation->Accepts(now) : NoSuchConsultation();
}

}  // namespace participation::feedback_ingestion
