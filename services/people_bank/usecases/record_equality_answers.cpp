#include "services/people_bank/usecases/record_equality_answers.hpp"

#include "services/people_bank/store/equality_store.hpp"
#include "services/people_bank/store/person_store.hpp"

namespace participation::people_bank {

absl::Status RecordEqualityAnswers(database::Transaction& transaction, const Identity& identity,
                                   const std::string& person_id, std::span<const EqualityAnswer> answers) {
  if (auto refusal = CheckAnswers(answers); !refusal.ok()) return refusal;
  if (auto person = PersonStore{transaction}.FindActive(person_id); !person.ok()) return person.status();
  EqualityStore{transaction}.Put(identity.PseudonymOf(person_id), answers);
  return absl::OkStatus();
}

}  // namespace participation::people_bank
