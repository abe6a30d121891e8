#pragma once

#include <string>

namespace participation::activity_tracking {

// Somebody whom the People Bank invited to an opportunity, as far as it is known here.
struct Invitee {
  enum class Answer { kNone = 0, kAccepted = 1, kDeclined = 2 };

  std::string invitation_id;
  std::string opportunity_id;
  std::string person_id;  // empty once they were forgotten
  Answer answer = Answer::kNone;
  std::string registration_id;  // the registration that accepting made, or empty
};

}  // namespace participation::activity_tracking
