#include "services/feedback_ingestion/store/consultation_store.hpp"

namespace participation::feedback_ingestion {

std::optional<Consultation> ConsultationStore::Find(std::string_view consultation_id) {
  const auto rows = transaction_.Execute(
      "SELECT open_time, close_time, closed FROM consultations WHERE consultation_id = $1", {consultation_id});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  return Consultation{.id = std::string{consultation_id},
                      .open_time = clock::FromMicros(row.Integer(0)),
                      .close_time = clock::FromMicros(row.Integer(1)),
                      .closed = row.Boolean(2)};
}

void ConsultationStore::Save(const Consultation& consultation) {
  transaction_.Execute(
      "INSERT INTO consultations (consultation_id, open_time, close_time, closed) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (consultation_id) DO UPDATE SET open_time = excluded.open_time, close_time = excluded.close_time, "
      "closed = excluded.closed",
      {consultation.id, clock::ToMicros(consultation.open_time), clock::ToMicros(consultation.close_time),
       consultation.closed});
}

}  // namespace participation::feedback_ingestion
