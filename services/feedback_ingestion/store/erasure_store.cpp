#include "services/feedback_ingestion/store/erasure_store.hpp"

namespace participation::feedback_ingestion {
namespace {

std::optional<Erasure> First(const database::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return Erasure{.person_id = rows.front().Text(0), .erase_texts = rows.front().Boolean(1)};
}

}  // namespace

void ErasureStore::Add(const Erasure& erasure) {
  transaction_.Execute(
      "INSERT INTO erasures (person_id, erase_texts, done) VALUES ($1, $2, 0) ON CONFLICT (person_id) DO UPDATE SET "
      "erase_texts = CASE WHEN excluded.erase_texts <> 0 THEN excluded.erase_texts ELSE erasures.erase_texts END, "
      "done = 0",
      {erasure.person_id, erasure.erase_texts});
}

std::optional<Erasure> ErasureStore::Find(std::string_view person_id) {
  return First(transaction_.Execute("SELECT person_id, erase_texts FROM erasures WHERE person_id = $1", {person_id}));
}

std::optional<Erasure> ErasureStore::FindToDo() {
  return First(
      transaction_.Execute("SELECT person_id, erase_texts FROM erasures WHERE done = 0 ORDER BY person_id LIMIT 1"));
}

void ErasureStore::MarkDone(std::string_view person_id) {
  transaction_.Execute("UPDATE erasures SET done = 1 WHERE person_id = $1", {person_id});
}

}  // namespace participation::feedback_ingestion
