#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "services/people_bank/domain/interests.hpp"

namespace participation::people_bank {

// Somebody on the register, without who they are. The version counts the events about them: 1, 2, 3 …
class Person {
 public:
  enum class State { kActive = 1, kErased = 2 };

  struct Record {
    std::string person_id;
    State state = State::kActive;
    Interests interests;
    bool texts_erased = false;  // whether, when they left, the texts that they wrote went too
    std::int64_t version = 1;
    clock::Time create_time;
    clock::Time update_time;
  };

  static Person Register(std::string person_id, Interests interests, clock::Time now);
  // Rebuilds a person who was stored.
  static Person Restore(Record record) { return Person{std::move(record)}; }

  // Refused as PERSON_ERASED for somebody who left. To be asked before anything is done for them.
  absl::Status CheckActive() const;

  void ChangeInterests(Interests interests) { record_.interests = Sorted(std::move(interests)); }

  // Notes that something about them changed, of which one event tells.
  void Advance(clock::Time now);

  // Forgets what is known of them, and notes whether the texts that they wrote go too. False if that was done before.
  // Refused as TEXTS_UNLINKED if texts are to go that stayed when they left: nobody knows any more which were theirs.
  absl::StatusOr<bool> Erase(bool erase_texts, clock::Time now);

  const std::string& person_id() const { return record_.person_id; }
  State state() const { return record_.state; }
  const Interests& interests() const { return record_.interests; }
  bool texts_erased() const { return record_.texts_erased; }
  std::int64_t version() const { return record_.version; }
  clock::Time create_time() const { return record_.create_time; }
  clock::Time update_time() const { return record_.update_time; }

 private:
  explicit Person(Record record) : record_{std::move(record)} {}

  Record record_;
};

// How the person is refused of whom only the bare row remains.
absl::Status PersonErased();

}  // namespace participation::people_bank
