#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"

namespace participation::people_bank {

// What somebody may be contacted for.
enum class Purpose { kOpportunities = 1, kOutcomes = 2, kNewsletter = 3 };

// How somebody may be reached.
enum class Channel { kEmail = 1, kSms = 2, kLetter = 3, kTelephone = 4 };

// Whether somebody may be contacted for a purpose through a channel: as it stands, or as one entry of its history.
class Consent {
 public:
  enum class State { kGiven = 1, kWithdrawn = 2 };

  struct Record {
    std::string person_id;
    Purpose purpose = Purpose::kOpportunities;
    Channel channel = Channel::kEmail;
    State state = State::kGiven;
    clock::Time change_time;
    std::string source;
    std::int64_t version = 1;
  };

  // The first time it is given.
  static Consent First(std::string person_id, Purpose purpose, Channel channel, std::string source, clock::Time now);
  static Consent Restore(Record record) { return Consent{std::move(record)}; }

  // Each tells whether that changes anything.
  bool Give(std::string source, clock::Time now) { return Move(State::kGiven, std::move(source), now); }
  bool Withdraw(std::string source, clock::Time now) { return Move(State::kWithdrawn, std::move(source), now); }

  const std::string& person_id() const { return record_.person_id; }
  Purpose purpose() const { return record_.purpose; }
  Channel channel() const { return record_.channel; }
  State state() const { return record_.state; }
  clock::Time change_time() const { return record_.change_time; }
  const std::string& source() const { return record_.source; }
  std::int64_t version() const { return record_.version; }

 private:
  explicit Consent(Record record) : record_{std::move(record)} {}

  bool Move(State state, std::string source, clock::Time now);

  Record record_;
};

// How the withdrawal of what was never given is refused.
absl::Status ConsentNotGiven();

}  // namespace participation::people_bank
