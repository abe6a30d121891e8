#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"

namespace participation::feedback_ingestion {

// A consultation, as far as its answers need it.
struct Consultation {
  std::string id;
  clock::Time open_time;  // 1970, as is `close_time`, while only its closing was heard of
  clock::Time close_time;
  bool closed = false;  // before its time

  // OK while it takes answers, otherwise FAILED_PRECONDITION with its times, if they are known.
  absl::Status Accepts(clock::Time now) const;
};

// The refusal where no consultation of that id was ever opened, as far as is known here.
absl::Status NoSuchConsultation();

}  // namespace participation::feedback_ingestion
