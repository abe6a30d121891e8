#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"

namespace participation::activity_tracking {

// Activities that belong together.
class Programme {
 public:
  struct Record {
    std::string programme_id;
    std::string organisation;
    std::string title;
    std::string description;
    std::int64_t revision = 1;  // counts the changes of it
    clock::Time create_time;
    clock::Time update_time;
  };

  static Programme Create(Record record, clock::Time now);
  static Programme Restore(Record record) { return Programme{std::move(record)}; }

  // Takes over title and description. Refused if the organisation is another.
  absl::Status Change(Record changed, clock::Time now);

  const Record& record() const { return record_; }

 private:
  explicit Programme(Record record) : record_{std::move(record)} {}

  Record record_;
};

}  // namespace participation::activity_tracking
