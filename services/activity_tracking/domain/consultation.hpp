#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/refusal/move.hpp"
#include "services/activity_tracking/domain/consultation_time.hpp"

namespace participation::activity_tracking {

// A paper that can be read on the web.
struct Document {
  std::string title;
  std::string link;

  bool operator==(const Document&) const = default;
};

// What a consultation is to be.
struct ConsultationPlan {
  std::string activity_id;
  std::string organisation;
  std::string title;
  std::string questionnaire;
  ConsultationTime time;
  std::string rationale;
  std::vector<Document> documents;

  bool operator==(const ConsultationPlan&) const = default;
};

// A formal consultation. PREPARED may come to OPEN or CANCELLED, OPEN to CLOSED; CLOSED and CANCELLED are final.
class Consultation {
 public:
  enum class State { kPrepared = 1, kOpen = 2, kClosed = 3, kCancelled = 4 };

  struct Record {
    std::string consultation_id;
    ConsultationPlan plan;
    State state = State::kPrepared;
    std::int64_t version = 0;   // counts the events about it
    std::int64_t revision = 1;  // counts the changes of it
    clock::Time create_time;
    clock::Time update_time;
  };

  static absl::StatusOr<Consultation> Prepare(std::string consultation_id, ConsultationPlan plan, clock::Time now);
  static Consultation Restore(Record record) { return Consultation{std::move(record)}; }

  // Takes over another plan of the same activity.
  absl::Status ChangePlan(ConsultationPlan plan, clock::Time now);

  // Opens or closes it. If that is before its time, the time becomes now.
  absl::Status Open(clock::Time now);
  absl::Status Close(clock::Time now);
  absl::Status Cancel(clock::Time now);

  const Record& record() const { return record_; }
  const std::string& consultation_id() const { return record_.consultation_id; }
  const ConsultationPlan& plan() const { return record_.plan; }
  State state() const { return record_.state; }

 private:
  explicit Consultation(Record record) : record_{std::move(record)} {}

  absl::Status RefuseUnless(State state) const;
  void MoveTo(State state, clock::Time now);

  Record record_;
};

refusal::Moves MovesFrom(Consultation::State state);

}  // namespace participation::activity_tracking
