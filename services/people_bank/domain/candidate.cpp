#include "services/people_bank/domain/candidate.hpp"

namespace participation::people_bank {
namespace {

// FNV-1a, then the finish of MurmurHash3 so that all bits depend on all others.
std::uint64_t Hash(std::string_view first, std::string_view second) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const std::string_view text : {first, second}) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

}  // namespace

std::int64_t LotFor(std::string_view opportunity_id, std::string_view person_id) {
  return static_cast<std::int64_t>(Hash(opportunity_id, person_id) >> 1);
}

void Matches::Add(const std::string& interest, const std::vector<std::string>& person_ids, std::size_t limit) {
  for (const auto& person_id : person_ids) reasons_by_person_[person_id].push_back(interest);
  NoteEnd(person_ids, limit);
}

void Matches::AddAnyone(const std::vector<std::string>& person_ids, std::size_t limit) {
  for (const auto& person_id : person_ids) reasons_by_person_[person_id];
  NoteEnd(person_ids, limit);
}

void Matches::NoteEnd(const std::vector<std::string>& person_ids, std::size_t limit) {
  if (person_ids.size() < limit) return;
  if (complete_up_to_.empty() || person_ids.back() < complete_up_to_) complete_up_to_ = person_ids.back();
}

std::vector<Candidate> Matches::Take(std::string_view opportunity_id) const {
  std::vector<Candidate> candidates;
  for (const auto& [person_id, reasons] : reasons_by_person_) {
    if (!complete_up_to_.empty() && person_id > complete_up_to_) break;
    candidates.push_back({person_id, reasons, LotFor(opportunity_id, person_id)});
  }
  return candidates;
}

}  // namespace participation::people_bank
